"""What all tests share: commands that run inside the tests speak Dutch, as they do when the program starts."""

from dialoogcheck.language import speak_dutch

speak_dutch()
