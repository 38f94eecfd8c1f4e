"""Events as terminal views; nothing is printed here and no clock is known: today is handed in.

`days`, `person`, `place`, `stats`, `diary` and `markdown` give lines of styled text (`lines`); `month`, `listing` and `card`
give rich renderables. `look` is what a view has to know beside its events, `wording` the words that all share.
"""
