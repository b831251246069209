"""The pages of users and the public ones of visitors, in English and German; the only part that awaits."""
