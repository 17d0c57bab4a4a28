"""People drawn by code: one skeleton, poses as numbers, pictures with QPainter or as SVG."""
