/* What children say, in their own words. */
#include "cli/demo/words.h"

BANK(child_good, "Today was actually all right.", "Can we have that again? The {meal}.",
     "I won. Write that down.", "I got picked. Nobody picks me normally.",
     "{friend} said I'm funny.", "Don't tell the others but I like it when {w} is on.",
     "I didn't even need my card today.", "Best day. Apart from maths.",
     "I told {fam} about my merit and {fam} went quiet and then said well done.",
     "I made that. On my own.", "It's quieter here than where I was before. I like that.",
     "I slept all night. First time in ages.", "Can {friend} come again?",
     "I don't hate it here. I never said I did. OK I did but I don't.",
     "I want to do that every week.", "I think I'm getting better at it.",
     "You lot are weird but it's a good weird.", "I didn't shout. I wanted to but I didn't.",
     "We laughed so much I nearly was sick.", "Put it on the wall. Not too high.",
     "I'm going to be a vet. Or a DJ.", "When I'm older I'm going to have a kitchen like this.",
     "I beat {w} and {w} wasn't even letting me.", "I like when we eat at the long table.");

BANK(child_mixed, "I just need everyone to stop asking me stuff.",
     "I miss {fam}. That's all it is.", "It's not fair that everyone else gets to go home.",
     "I don't want to talk about it. Maybe later.", "School's doing my head in.",
     "Nobody told me about the meeting. You said you'd tell me.",
     "I'm not angry with you. I'm just angry.", "Why does {sw} always come when I'm at {club}?",
     "I didn't mean what I said to {w}.", "I get a feeling in my tummy before the phone call.",
     "You don't know what it's like.", "I want to see {fam} on my own. Not with someone writing.",
     "I don't like it when the shifts change and I don't know who.",
     "Everyone's nice but it's not my house.", "I'll say sorry tomorrow. Not today.",
     "Can you just sit there and not say anything?");

BANK(child_key, "I liked that we did it in the car. I can't talk when people look at me.",
     "I want to know when I'm seeing {fam} next. An actual date.",
     "I said it out loud and nothing bad happened.",
     "I know who to tell now. I've got three people.",
     "I don't want to do the worksheet. I'll draw it.",
     "I think I get cross because I get scared first.", "I want to learn to cook {eat} properly.",
     "I don't want people at school to know where I live.",
     "Can we do this again next week? Not too long.",
     "I would tell {w}. Or {fam}. Or maybe {teacher}.",
     "I want it written down that I asked for a lock on my drawer.", "I'm proud of the swimming.",
     "If somebody asked me for a picture now I'd tell you.",
     "I want to stay here until I'm eighteen. Is that allowed?",
     "It's easier when you do it with biscuits.",
     "I used to think it was my fault. I don't think that so much.",
     "I'd like to see where I was born.", "My goal is not to swear at {teacher} this week.",
     "I don't know. Can I not know?",
     "I want a later bedtime and I've got reasons. I've written them.");

BANK(child_hold, "I was scared and then I couldn't stop.",
     "{w} was gentle. I still didn't like it.", "I wanted my mum.",
     "I'm sorry I kicked. I didn't want to hurt anyone.",
     "You could have just let me sit on the stairs.",
     "I don't want to talk about it but you can write that I said I'm OK.",
     "It helped when {w} talked about the dog.", "It was too loud. That's why.",
     "I would have stopped in a minute.", "Thanks for not shouting.");

BANK(child_consequence, "Fair enough.", "I think it's a bit much but fine.",
     "I was going to say sorry anyway.", "It's not fair because he started it.",
     "OK. Can I help fix it?", "I knew you'd say that.",
     "I don't agree and I want that written down.",
     "One evening's all right. A week would be stupid.");

BANK(child_review, "I want {fam} to come next time.",
     "I said my bit first and then I went. That was a good way.",
     "Everyone was nice but they used long words.",
     "I want to stay here. I said it and she wrote it down.",
     "I didn't go. I wrote a letter and {w} read it out.",
     "They asked me what I wanted and then they did it. That's new.");

BANK(child_meeting, "We would like a dog. We know the answer. We would still like a dog.",
     "Can we choose what's for tea two nights, not one?",
     "The shower upstairs is freezing and then boiling.", "We want to know the rota. With photos.",
     "Less fish.", "A lock for the bike shed that we know the number of.");

BANK(child_missing, "I just needed to get out of my head.",
     "I was at the skate park. I was fine. I know you were worried.",
     "I didn't want to come back because I thought everyone would be angry. Nobody was.",
     "I went to see my cousin. I should have said.", "My phone died. That bit's true.",
     "It was cold and I wanted to come home but I didn't know how to say it.");

BANK(child_search, "You could have asked me first. You did ask. OK.",
     "I showed you because I trust you. Don't make it weird.",
     "I didn't like people in my room but they put it all back.",
     "It's only matches. But I get why.");

BANK(child_progress, "I'm doing better at school and I sleep more.",
     "I like my room and I like {w}.", "I want to see {fam} more. That's the main thing.",
     "I can cook four things now.", "I don't run off as much. Write that.",
     "I still get angry but it's shorter.", "I've got actual friends.",
     "It's boring here sometimes. But good boring.");

BANK(child_file, "I read some of it. I didn't know {fam} rang so much when I was little.",
     "It says I'm 'oppositional'. I'd like it to say I didn't like being told.",
     "I only wanted to see the photos.", "Not today, thanks. Ask me again.",
     "It was weird but good. There's nice stuff in there as well.",
     "I wrote my bit on the last page.");
