"""The desk in a service hall: the wizard in a shell that strangers cannot leave and that forgets them."""
