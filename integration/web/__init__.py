"""The pages: settings, contacts and timelines, in English and German; the only part that awaits."""
