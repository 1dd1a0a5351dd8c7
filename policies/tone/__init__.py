"""How a sentence sounds: likeness to the wrong and the right examples of the guideline's clauses.

sample      examples to learn from; the shipped ones lie in samples/, by language and trade
heard       what an ear says, and what an ear is to those who ask it
sentences   where a sentence begins and ends
wording     its words and pairs of words, weighed
pieces      pieces of its words, weighed
learning    what the examples teach
ear         listens to sentences and remembers what it heard
own         what a contact let pass becomes an example
"""
