"""What other programs read: the data as JSON, the year as a calendar, the changes as a feed."""
