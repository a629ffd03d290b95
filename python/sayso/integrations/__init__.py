"""sayso inside other libraries: one small file each, imported only when asked for."""
