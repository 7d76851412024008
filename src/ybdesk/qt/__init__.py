"""The desk on a screen: the only folder that imports Qt."""
