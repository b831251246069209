"""Mail: submission, delivery, recipients, reports, answers, and the world outside."""
