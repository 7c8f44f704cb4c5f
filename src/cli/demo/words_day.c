/* A child's day, as staff write it down. */
#include "cli/demo/words.h"

BANK(
	morning_school_young,
	"{n} was up before the alarm and came down in uniform with odd socks, on purpose.",
	"Slow start: {n} wanted ten more minutes and {w} agreed to five. Porridge with a face in it did the trick.",
	"{n} had toast and a banana, found both shoes and chatted all the way to {school}.",
	"Hair took two goes this morning. {n} chose the plait in the end and was pleased with it.",
	"{n} woke with a tummy ache that went once we had talked about the spelling test.",
	"Up at seven. {n} told {w} about a dream with a talking horse while eating Weetabix.",
	"{n} did not want to leave the bed at first. {w} sat on the landing and read {book} aloud until the giggles started.",
	"A smooth morning. {n} packed {his} own bag and remembered the reading book.",
	"{n} asked for the blue cup, which was in the dishwasher. A wobble, then {he} washed it {himself}.",
	"Breakfast was eggs, because {n} asked for eggs. {He} ate two and was first in the car.",
	"{n} and {w} walked to {school}; {he} counted eleven cats on the way.");

BANK(
	morning_school_teen,
	"{n} up at the second knock, shower, toast in hand and out for the bus at ten to eight.",
	"{n} said {he} had not slept much. We agreed {he} would tell {teacher} if it got too much, and {he} went in.",
	"A grumpy start, then a laugh about {w}'s singing. In school on time.",
	"{n} made {his} own lunch and left the kitchen better than {he} found it.",
	"{n} was up early and had breakfast with {w}. Talk was mostly about trainers.",
	"It took three calls this morning. {n} got the later bus and signed in at ten past nine; {teacher} knows why.",
	"{n} ironed {his} shirt for the first time. Slightly singed. Proud.",
	"Quiet at breakfast. {n} asked for a lift and talked more once the car was moving.",
	"{n} went through {his} flash cards over cereal and asked {w} to test {him}.",
	"{n} left in good time, came back for {his} PE kit, and left again.",
	"Hood up and headphones in until the toast was done, then perfectly nice company. In on time.",
	"{n} wanted to know who is on tonight before {he} left. Told {him}, and {he} went off happier.");

BANK(morning_free, "No school today. {n} slept until half past nine and came down for pancakes.",
     "A lie-in, then {n} {chore}.",
     "{n} was up first and had the television to {himself} until the others surfaced.",
     "Lazy morning in pyjamas. {n} and {w} played {game}, best of five, and {n} won three.",
     "{n} had a bath with the radio on and a late breakfast of beans on toast.",
     "{weather}, so {n} stayed in with {w} and made {pudding}.",
     "{n} helped with the big shop and kept the list. Nothing was forgotten but the bin bags.",
     "Breakfast together at the long table. {n} told everybody about {like}.",
     "{n} had a slow start and said {he} likes it when nobody asks anything before ten.",
     "{n} stripped {his} bed, {chore}, and earned the front seat for the trip out.",
     "Up at nine. {n} spent an hour on {like} before anybody else was about.",
     "{n} came down in a dressing gown, asked what the plan was, and improved it.");

BANK(
	school_good, "{teacher} rang to say {n} had put {his} hand up twice in maths.",
	"A good day at {school}: {n} stayed in every lesson.",
	"{n} brought home a merit for kindness and pretended not to care. It is on the fridge.",
	"{n} was chosen to read out in English and did it.",
	"{n} had lunch with {friend} and came out smiling.",
	"Science was the best bit: something was set on fire, safely.",
	"{n} finished {his} art piece; {teacher} would like to put it in the corridor.",
	"Full day, no calls home, and homework written in the planner.",
	"{n} told us about the Romans for twenty minutes. Something must have gone in.",
	"{n} tried the drama club at lunch and may go again.",
	"School said {n} asked for a break before things boiled over, used the card, and went back in.",
	"{n} was pleased with 14 out of 20 for spelling. Last week it was 9.",
	"In PE {n} was picked second. This matters more than we might think.",
	"{n} worked with {teacher} one to one on fractions and got it.",
	"A supply teacher, and {n} coped well with it.",
	"{n} helped a new boy find his way round. {teacher} noticed.",
	"{n} came out with mud to the knees and a grin: cross-country, ninth.",
	"Double cooking. {n} brought home half of what {he} made; the other half was eaten on the bus.");

BANK(
	school_hard,
	"{n} walked out of maths and sat with {teacher} until {he} was ready. Back for the afternoon.",
	"A hard day. Somebody said something about {fam} at break and {n} was very upset. {teacher} is speaking to the other family.",
	"{n} came out with {his} head down. {He} had been moved in class and thought it was a punishment. It was not; we rang and checked.",
	"{n} did not manage the afternoon. {w} collected {him} at two and they said little on the way home, which was right.",
	"A detention for talking. {n} thought it unfair. We listened, and {he} went.",
	"{n} refused French. The school gave {him} a quiet room and {he} did the sheet there.",
	"{friend} was away and {n} spent lunch alone. {He} said it was fine. It did not look fine.",
	"{n} lost {his} coat and was worried we would be cross. We were not; the coat was in the hall.",
	"An argument in the lunch queue. Nobody hurt. {teacher} and {n} talked it through.",
	"{n} said that {his} head was full today. Left at half past one, agreed with {teacher}.");

BANK(after_young, "After school {n} played {game} with {w} and cheated openly.",
     "{n} rode {his} bike up and down the drive and has nearly got the hang of stopping.",
     "Homework at the kitchen table: five sums, two complaints, one biscuit.",
     "{n} and {w} walked {walk}. {weather}.",
     "{n} made a den in the lounge, which is staying up until Sunday by agreement.",
     "{n} baked {pudding} with {w} and was in charge of the timer.",
     "{friend} came to play and they were outside for an hour and a half without a cross word.",
     "{n} wanted to be by {himself} with the Lego. {w} checked now and then and was shown a tower.",
     "{n} had swimming. {He} jumped in, which is new.",
     "{n} drew a picture for {fam} and asked for an envelope.",
     "{n} fed the fish, told them about {his} day, and told us rather less.",
     "Library with {w}: four books, one of them about sharks.",
     "{n} watered the sunflowers and measured them against {himself}.",
     "{n} went to {club} and came back with a badge and a scraped knee.");

BANK(
	after_teen, "{n} went to {club} straight after school and was back by six as agreed.",
	"{n} and {friend} were at the rec until five. {He} rang to say {he} would be ten minutes late, and was.",
	"Homework first, by {his} own choice, then {game} with {w}.",
	"{n} slept for an hour after school and was better for it.",
	"{n} helped {w} with tea and chopped onions without a word about it.",
	"{n} had a long talk with {w} in the car outside the house. Some of it is for key work.",
	"{n} went to town with {friend} for {shop} and brought back the change.",
	"Gym with {w}. {n} did more on the rower than last week and will not let us forget it.",
	"{n} spent the time after school on {like}.",
	"{n} was on the phone to {friend} a good while, laughing.",
	"{n} walked {walk} with {w}. {weather}. They talked about what {he} might do after Year 11.",
	"{n} cut the grass for pocket money. There are stripes, of a sort.",
	"Youth club. {n} ran the tuck shop and the till was right to the penny.",
	"{n} came in, ate four slices of toast and told us about {his} day between mouthfuls.",
	"{n} sat at the piano for a bit, then moved to {like}.",
	"{n} asked to do {his} own washing. One red sock was found in time.");

BANK(
	free_young, "We went to the farm park and {n} fed a goat that ate the bag as well.",
	"{n} and {w} took the bus to the seaside. Chips on the wall, paddling, sand in everything.",
	"A trip to the swimming pool with the slides. {n} went down the green one nine times.",
	"{n} and {w} walked {walk} and collected conkers, sticks and one feather.",
	"{n} painted stones for the garden, one for each of us.",
	"Cinema: {film}. {n} held {w}'s sleeve in the dark bits.",
	"A day at home. {n} played {game}, built a marble run and helped make {meal}.",
	"{n} had a friend over, {friend}, and they put on a show. Tickets were 5p.",
	"Shopping for {shop}, then hot chocolate. {n} chose well and was proud of it.",
	"{n} and {w} planted bulbs. {n} gave each of them a name.",
	"Museum in the morning. {n} liked the mummy and did not like the stairs.",
	"We flew the kite at the top of the rec until the string broke. {n} laughed until {he} had hiccups.");

BANK(free_teen, "{n} went to {club} in the morning and was buzzing when {he} came back.",
     "{n} met {friend} in town, as agreed, and texted at two and at four.",
     "{n} and {w} went for {shop}. A good two hours, and only one argument about the price.",
     "Bowling with the house. {n} took it very seriously and won.",
     "{n} stayed in most of the day. {He} came down for {meal} and stayed for {game}.",
     "{n} helped {w} with the car, inside and out, for {his} driving fund.",
     "Match on the telly with {w}; {n} explained offside to the little ones with peas.",
     "{n} spent the afternoon on {like} and lost track of time in a good way.",
     "A walk {walk} with {w}. {weather}. {n} did not want to come and did not want to go home.",
     "{n} and {w} looked at college pages online. Two open days are in the diary.",
     "Barber's, then {shop}. {n} was in the mirror all evening.",
     "{n} cooked {meal} for everybody and would not let anyone help.",
     "{n} went to the cinema with {friend} and was home on the agreed bus.",
     "{n} had a lazy day and said it was just what {he} needed.");

BANK(
	tea, "Tea was {meal}. {n} had seconds.",
	"{n} helped with {meal} and told {w} it needed more garlic. It did.",
	"{meal} for tea, which {n} ate all of, apart from the onions.",
	"{n} was not hungry at tea but had toast at eight.",
	"We all ate together: {meal}. {n} had everybody laughing about the supply teacher.",
	"{n} chose tea tonight, so it was {eat}.",
	"{n} ate in the lounge tonight, by agreement; the table felt like too much.",
	"{meal}, then {pudding} that {n} had made.",
	"A noisy tea. {n} asked the others to stop shouting, politely, and they did.",
	"{n} laid the table for everybody and put flowers, or weeds, in a jug.",
	"Tea outside. {n} and {w} did the washing-up and got wetter than the plates.",
	"{n} tried {meal} for the first time. Verdict: six out of ten.",
	"{n} came to the table, ate quickly and asked to get down. {He} had things on {his} mind.",
	"{n} and {w} cooked {eat} for the house; there was none left.",
	"Takeaway night. {n} read out the order over the phone {himself}, which {he} has never done before.",
	"{n} had two helpings of {meal} and washed up without a fuss.");

BANK(
	evening, "In the evening we watched {film}; {n} talked all the way through.",
	"{n} and {w} played {game} until eight.",
	"{n} had a long bath and came down in clean pyjamas to say so.",
	"{n} rang {friend} and they did homework together over the phone, or something like it.",
	"Evening on {like}, with the door open.", "{n} painted {w}'s nails in four colours.",
	"{n} joined in with {game} and lost well, which is worth writing down.",
	"{n} was tired and curled up on the sofa next to {w} with a blanket.",
	"{n} {chore}, then watched {film}.",
	"{n} went out to the garden for air at seven and {w} went too. They looked at the moon and did not say much.",
	"{n} showed {w} a song. {w} has been singing it since.",
	"{n} wrote in {his} journal. What is in it is {his}.", "A quiet evening. {n} read {book}.",
	"{n} taught {w} a card trick and then would not say how it is done.",
	"{n} helped the younger ones build a tower and only knocked it down at the end.",
	"{n} tidied {his} bedroom to music. Three cups came back to the kitchen.");

BANK(
	hard_moment,
	"There was a wobble at six: {n} threw the remote and then sat under the table. {w} sat on the floor too. It passed.",
	"{n} shouted at {w} about the wifi. Twenty minutes later {he} came to say sorry, without being asked.",
	"{n} was tearful after the phone call and did not want to say why. {w} stayed near.",
	"{n} and another young person fell out over {game}. They were apart for half an hour and then were not.",
	"{n} slammed the bedroom door hard enough to lift a picture. {w} gave {him} time and then tea through the door.",
	"{n} said {he} hates it here. Later {he} asked what is for breakfast tomorrow.",
	"{n} swore at {w} and was reminded, once. {He} took {himself} off to cool down as we have practised.",
	"A hard half hour before tea; {n} would not take {his} coat off or speak. {w} put the kettle on and waited.",
	"{n} was worried about the review and picked at {his} sleeves. We went through who will be there.",
	"{n} ripped up {his} homework, then stuck it together again with {w} and a lot of tape.");

BANK(
	bedtime_young, "{w} read {book}. {n} was asleep by ten to nine.",
	"{n} asked for the landing light and the door ajar, and was settled by half past eight.",
	"Two stories, one drink of water, three goodnights. Asleep at nine.",
	"{n} wanted to know who would be here when {he} wakes. {w} told {him}, and {he} turned over and slept.",
	"Teeth, story, lights. {n} went up like a lamb.",
	"{n} was up and down until half past nine. Warm milk in the end.",
	"{n} fell asleep halfway through {book}; {w} has kept the page.",
	"{n} said {he} was not tired and was asleep within five minutes.",
	"{n} had a cry at bedtime and missed {fam}. {w} stayed until {he} slept.",
	"{n} put all the soft toys in order of size and then was ready. Asleep by nine.",
	"{w} and {n} did the breathing with the bear on the tummy. It works.",
	"{n} was read to by one of the older children tonight. A lovely thing to hear on the stairs.");

BANK(bedtime_teen, "{n} was in {his} room by ten and quiet by half past.",
     "Phone handed in at ten without a fuss.",
     "{n} stayed down with {w} for hot chocolate and went up at half past ten.",
     "{n} was still on the phone at ten; a reminder, a groan, and then goodnight.",
     "{n} asked for ten more minutes, got five, took eight.",
     "{n} said goodnight to everybody by name.",
     "{n} went up early and said {he} had a headache. Paracetamol was not needed. Settled by ten.",
     "{n} was up until eleven, talking with {w} in the kitchen. It seemed important.",
     "Settled by half past ten with the radio on low.",
     "{n} laid out {his} things for tomorrow before going up.",
     "{n} could not settle, came down for toast at eleven, and slept after that.",
     "Lights out at half past ten, music off at eleven.");

BANK(
	night, "Slept through.", "Up once for the bathroom at about two, back to sleep at once.",
	"Awake at half past three after a bad dream. {w} sat with {him} for twenty minutes; slept until the alarm.",
	"Settled all night. Snoring heard from the landing.",
	"Came down for water at one, told {w} about tomorrow, went back up.",
	"Restless until midnight, then slept.", "Slept through; up at six of {his} own accord.",
	"Heard talking in {his} sleep at four. Not distressed.",
	"Awake from five. {w} and {n} watched it get light with a cup of tea.",
	"Asleep at every check.", "A quiet night. Light on under the door until about midnight.",
	"Woke once, asked the time, slept again.");

BANK(mood_good, "Happy", "Settled and chatty", "Calm", "Full of beans", "Relaxed", "Cheerful",
     "Proud", "Content, a bit tired", "Playful", "Easy company", "Bright", "Warm and funny");

BANK(mood_mixed, "Up and down", "Flat, better by tea", "Anxious", "Cross, then sorry",
     "Tearful at times", "Wound up", "Quiet", "On edge until the phone call was over",
     "Tired and short-tempered", "Worried, and said so");

BANK(
	call, "{n} spoke with {fam} for fifteen minutes. Both laughed.",
	"Call with {fam} at six. {n} told {fam} about school and asked about the dog.",
	"{fam} did not answer at six. {n} was disappointed; we tried again at seven and they spoke for five minutes.",
	"Video call with {fam}. {n} gave a tour of {his} room, drawers and all.",
	"{n} rang {fam} and put the phone on the table so that all of us could say hello.",
	"{n} chose not to ring {fam} tonight and asked {w} to send a text instead.",
	"{fam} rang early. {n} was quieter afterwards and {w} stayed close.",
	"{n} and {fam} did a crossword over the phone.",
	"Call with {fam} went well. They planned Saturday.",
	"{n} talked with {fam} about the review and said afterwards that it helped.");

BANK(handover_good, "Good evening, ate well, settled by ten.",
     "Lovely day. Looking forward to tomorrow.", "Calm. Spoke to {fam}, happy after it.",
     "In good form; ask about {like}.",
     "Still glowing about the merit on the fridge. Say something.",
     "Settled. Homework done, bag packed.", "Had a laugh with {w} at tea. Nothing to worry about.",
     "Tired but cheerful. Early night.", "Out with {friend}, back on time, chatty.",
     "Fine all shift. {He} {chore}.", "Happy, ate {meal}, beat {w} at {game}.",
     "Quiet in a good way, busy with {like}.");

BANK(handover_mixed, "Wobbly this afternoon, better since. Keep it light.",
     "Upset after the call with {fam}. Stay near, do not ask too much.",
     "Cross about the wifi; has said sorry. Leave it there.",
     "Worried about the review on Thursday. Go through it again if {he} asks.",
     "Slept badly. Might need a slower start.", "Quiet and picking at food. Look in on {him}.",
     "Fell out over {game}; mended now, but watch the two of them at breakfast.",
     "Had a cry at bedtime. Landing light on, please.");

BANK(promise, "Pancakes on Saturday, promised by {w}.",
     "{w} will ask {rm} about the sleepover and tell {him} tomorrow.",
     "A lift to {club} at half past four.",
     "{w} said the bike brakes will be fixed before the weekend.",
     "Ring {fam} together after school.", "{w} will bring the photographs printed.",
     "A proper answer about the phone by Friday.", "{game}, the return match, tonight.");

BANK(
	christmas, "Stockings before seven. {n} had asked for a torch and slept with it.",
	"Crackers, paper hats, and {n} reading out every joke twice. A good Christmas Day.",
	"Christmas dinner for everybody, cooked by {w} and {n}. Nobody wanted sprouts and everybody had one.",
	"{n} gave {w} a home-made card. {w} had something in {w}'s eye.",
	"A mixed Christmas for {n}: presents in the morning, missing {fam} in the afternoon, a film under a blanket at night.");

BANK(
	birthday,
	"{n}'s birthday. Balloons on the door, {eat} for tea and a cake with the right number of candles, counted twice.",
	"Happy birthday, {n}! {friend} came, there was {game}, and everybody sang badly.",
	"{n} opened {his} presents at breakfast with all of us round the table. {fam} rang at eight.");
