"""Links to the web, asked for on demand: what each is now, gently, and without a verdict after one bad day."""
