"""Theory to picture: our own placing and routing, drawn by Graphviz."""
