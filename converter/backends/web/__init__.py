"""What pages for the screen share: the page that holds everything, and the many pages of a site."""
