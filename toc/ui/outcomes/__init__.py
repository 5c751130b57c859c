"""What the outcomes page shows besides its list: each way of putting figures in or looking at them is one module."""
