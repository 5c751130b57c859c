"""A document as a PowerPoint file: its parts. Lengths are points on a slide of 960 by 540."""
