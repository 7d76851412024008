"""The desk in a service hall: the same wizard in a shell that strangers cannot leave and that forgets each of them."""
