"""Given names: a word that is one, before a surname that belongs to others, names somebody else."""

GIVEN_VARIANTS: dict[str, tuple[str, ...]] = {
    "itzhak": ("isaac", "izaak"), "mikaela": ("michaela",), "kaja": ("kaya",), "suzanne": ("susanne", "suus"),
    "kimberley": ("kim",), "esmee": ("esme",),
}  # fmt: skip
"""Other forms by which people call somebody of that given name."""

_DUTCH = """
    aad aafke abel ad adriaan agnes albert alex alexander alice amber andre andrea anita anja anke anna anne
    anneke annelies annemarie annemiek anouk ans anton arend arie arjan arjen arnold arnoud astrid barbara bart
    bas bastiaan beatrix bernard bert berta bianca bob boris bram brechtje britt bruno carla carlijn
    carlo carolien caroline casper cees charlotte chiel chris christa christiaan claudia coen conny cor cornelis
    corrie daan dafne daniel danielle dave david debbie demi denise dennis diana dick diederik dik dirk donny
    dorien eddy edwin eefje eelco ella ellen els emiel emily emma eric erica erik esther eva evelien evert ferry
    fleur floor floris frank fred freek frits gabriel geert gerard gerda gerrit gert gijs greet guus hanna
    hannah hanneke hannie hans harm harrie harry heleen hendrik henk herman hilde hugo ida ilse ineke inge
    ingrid irene iris isa ivo jaap jack jacob jacqueline jan janine janneke jasper jelle jenny jeroen jesse
    jessica jet jim job joep johan johanna john jolanda jolien jonas joop joost joris jorn jos judith julia
    jurgen karel karin karlijn kees kelly kevin kiki kim klaas koen koos kristel lars laura leen leo leon leonie
    leontien lianne lieke lies lina linda linde lisa lisanne lisette loes lonneke lotte lucas luuk maaike
    maarten machiel manon marc marcel margot margriet maria marianne marieke marije marijke marjan marjolein
    marjolijn mark marleen marlies marloes martijn martin martine mathieu matthijs max melissa menno merel
    michael michel michiel mick mieke mike mila milan milou minke miranda mirjam mitchell monique nadia nadine
    naomi natalie nathalie nelleke niek niels nienke nina noa noor olaf oscar pascal patricia patrick paul peter
    petra piet pieter pietje pim pleun quinten ramon raymond rebecca remco renate rene renee richard rick rik
    rob robbert robert robin roel roeland roos rosanne roy rudi rutger ruud sabine sam sander sandra sanne sara
    sarah saskia sebastiaan silvia simon simone sjaak sjoerd sofie sonja sophie stan stefan stefanie stephan
    steven suzanne sven sylvia teun thea theo thijs thomas tijn tim timo tina tineke titia tjerk tom tommy tonny
    toon truus vera victor vincent wendy wesley wessel wiebe wieger wilco willem willemijn wim wouter xander
    yara yvette yvonne zoe
"""
DUTCH = frozenset(_DUTCH.split())
"""Common given names in the Netherlands and Flanders."""
