"""What a checklist is, and everything that reads, checks, begins and shows one."""
