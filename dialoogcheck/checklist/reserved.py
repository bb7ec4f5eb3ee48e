"""Words with the same meaning in every checklist.

They stand apart because reading a checklist must not wait for the whole model.
"""

YES = "ja"
NO = "nee"

OWN_JUDGEMENT = "eigen"
"""The source mark that says: this is our own judgement."""

WITHOUT_SCORE = {"weet-niet": "Weet ik niet", "nvt": "Niet van toepassing"}
"""The answers that every statement takes besides those of the scale, and how people call them."""
