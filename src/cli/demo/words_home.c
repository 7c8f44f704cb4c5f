/* The home as a place of work: supervisions, meetings, audits, visits, repairs. */
#include "cli/demo/words.h"

BANK(
	supervision,
	"How {w} is: tired after a run of lates, otherwise well. Talked about the hold on Tuesday and what {w} would do again and what not. Read two of {w}'s daily notes together; warm and clear. Boundaries on phones.",
	"{w} spoke about a child who reminds {w} of somebody at home. Good to name it. Looked at the plan and at what is {w}'s and what is the child's. Training booked.",
	"Went through the children one by one. {w} has built trust with the youngest. Recording is on time; the child's own words could come more often.",
	"Rota, leave, and a long talk about feeling steady when being shouted at. {w} asked for more practice in de-escalation; arranged with the trainer.",
	"{w} brought an example of a promise that was not kept and how {w} put it right. Talked about the missing plan and who rings whom.",
	"Safeguarding scenario: a child says something in the car. {w} knew what to do and whom to tell. Medicines competency observed, no errors.",
	"Reflected on the complaint and what it was like to be named in it. {w} was fair about it. Support offered and taken.",
	"{w} is half way through the diploma; unit on positive relationships handed in. Key-work sessions are regular. Sickness reviewed, no concern.",
	"Talked about nights: loneliness, checks, what helps. {w} would like to be at one team meeting in two. Agreed.",
	"{w} is doing well in the new post. Confident with the children, still shy of the telephone with professionals. We made one call together.",
	"Talked about how the house feels since the new arrival. {w} noticed small things that others had missed; asked {w} to write them down.",
	"Practice: humour as a way through. Recording: less 'appeared to be', more what was seen. Wellbeing: sleeping better.");

BANK(supervision_action,
     "Book refresher in recording; read the updated missing plan before the next shift.",
     "Shadow one review meeting. Finish the reflective account by month end.",
     "{w} to lead a children's meeting; supervisor to sit in.",
     "Swap one late a fortnight. Look at it again next time.",
     "None beyond the training already booked.",
     "Add the child's words to each note; sample in four weeks.",
     "Medicines update on line; certificate into the file.",
     "Practise the fire panel with the maintenance man.");

BANK(
	team_safe,
	"Went through the names on the worry list, who is new in town, and what to do when a car waits in the lane.",
	"A scenario about a low-level concern and a colleague. Everybody knows whom to tell and that they can go past the manager.",
	"Searches: when, who, and the child's view afterwards, every time.",
	"The missing plan: who rings, in which order, and the pack goes within ten minutes of ringing.",
	"On-line worries: two new apps, what they look like, how we ask about them.",
	"Signs of being used to carry things: new phone, new trainers, new names. Quiet curiosity, not questioning.");

BANK(
	team_learning, "From last month's hold: we could have opened the garden door sooner.",
	"The independent person asked for evidence of what changed after each incident, not only what was done.",
	"Audit showed three handovers without a promise written down that had been made. Ask, every time.",
	"A child told us that name badges make her feel watched. They have gone.",
	"Late sign-off in May: on Fridays we now say who signs at the weekend.",
	"Nothing new this month; we looked again at what went well in the summer.");

BANK(team_child, "Doing well; keep the bedtime as it is.",
     "Needs a warning before changes. Rota on the fridge with photographs.",
     "More time with {w}; the bond is growing.", "Ask before touching {his} things, always.",
     "School run by the same person on Mondays.",
     "Celebrate the small: the swimming, the plaits, the bus.",
     "After calls with {fam}, toast and no questions.", "Missing plan read again by everybody.");

BANK(
	audit,
	"Ten records read. Nine complete; one lacked what was tried before and has gone back to its author.",
	"All in time. The child's view is there in every one, and in the child's own words in most.",
	"Good detail. Two were written the next morning; still within the day.",
	"Records tell what happened but twice not what changed because of it. Raised in supervision.",
	"No patterns by person or shift. Sunday evenings stand out: the hour after family time. Rota changed.",
	"Everything asked for was there. Handwriting in the paper book is another matter.",
	"One signature was late by a day, over a weekend. We now name the weekend's signer on Fridays.",
	"Followed three children through a week. The notes, the handovers and the plan tell one story.",
	"Strong on feelings, thin on education. Staff asked to write a line about school each day.",
	"Nothing to put right this month. Two examples of very good practice read out at the team meeting.");

BANK(audit_money, "Counted with a second person: pocket money tins and float agree with the book.",
     "All balances right. One receipt missing for bus fares; found in a coat.",
     "Savings books seen, each child's balance told to them.", "Agreed to the penny.",
     "Float 40p over, a rounding at the swimming pool; written in.",
     "Right. Signatures of the children present for all pocket money.");

BANK(audit_medicines, "Counted against the charts: right. Fridge between 3 and 6 degrees all week.",
     "All doses signed twice. One inhaler near its date; new one ordered.",
     "Stock agrees. Keys with the person in charge at each count.",
     "Charts complete. Cabinet tidy; two finished items returned to the pharmacy.",
     "Stock right, allergies on the front of each chart.",
     "One gap in the second signature on Wednesday night; spoken to the person, who was there.");

BANK(
	visit_seen,
	"Bedrooms, kitchen, office, garden. Warm, clean, children's work on the walls. A tap dripping.",
	"Arrived unannounced at teatime. Eight round the table and somebody telling a joke.",
	"Walked the house with the youngest as guide. Saw the fire doors close by themselves.",
	"A calm evening. Saw a bedtime routine done with patience and humour.",
	"Office in good order, rota on the wall with photographs, no confidential papers in sight.",
	"The lounge has been painted in a colour the children chose. New sofa needed before long.");

BANK(
	visit_sampled,
	"Two daily notes a child, the last three holds, the complaints book, one staff file.",
	"Missing records since last visit, the risk assessments that followed them, the children's meeting.",
	"Medicines charts for the week, supervision grid, training plan.",
	"One child's record from front to back; two incidents and what changed because of them.",
	"Rota as worked for four weeks, agency checks, fire log.",
	"Answers to the independent person's points; progress reviews for the month.");

BANK(
	reg44_safe,
	"In my opinion the children are effectively safeguarded. Staff know each child's risks and act on them. Records of missing episodes are full and followed by changes in practice.",
	"Children told me they feel safe and could name somebody they would tell. I read three incidents; each led to a changed plan. I am satisfied that children are safeguarded.",
	"Safeguarding is effective. I asked about the delay in one return interview; the home had challenged the authority and I saw the letters.",
	"I consider that children are safeguarded. One search record lacked the child's view; it has been raised and the staff member spoken to.",
	"Children are safe here. Staff were able to tell me what they would do about a concern about a colleague.",
	"Yes. The home's response when a young person was late home was prompt and kind. I saw what time each call was made.");

BANK(
	reg44_well,
	"The conduct of the home promotes well-being. Children are known, liked and listened to. I saw pride in small things.",
	"Well-being is promoted. School attendance is up, and one child read to me from a book she could not have read in spring.",
	"The home feels like one. A child made me tea and told me which biscuit to take.",
	"Children's wishes are acted on: the rota now has photographs because they asked for it.",
	"Well-being is promoted for all. The newest child is settling and has been helped to keep her friends.",
	"Yes. The care is warm and has rules. Children said the rules are mostly fair.");

BANK(reg44_action, "Record what changed for the child after each incident, not only what was done.",
     "Replace the sofa in the lounge.",
     "Make sure that every search record holds the child's view.",
     "Chase the written decisions of the last review and note each chase.",
     "Put the children's guide into a format that the youngest child can use alone.",
     "Bring the induction of the newest night worker up to date.",
     "Show on each plan the date on which the child saw it.",
     "Look at the times of holds over six months for patterns.", "Mend the garden gate.",
     "Ask the placing authority again for the delegated authority on overnight stays.",
     "Arrange a fire drill at night.",
     "Let the children see how their ideas from meetings were answered.");

BANK(reg44_evidence, "Done and seen: the form asks for it now, and the last five records have it.",
     "Ordered on the 4th, delivered and in use; the children chose the colour.",
     "Raised in supervision and at the team meeting; sampled four weeks later, all there.",
     "Letters of the 3rd and the 12th are in the file, with the answer.",
     "Made with the child, laminated, by her bed.",
     "Completed and signed; competence observed on two nights.",
     "Audit done and talked about in the team; the rota for Sundays has changed.",
     "Mended by a contractor; photograph in the premises book.");

BANK(
	reg44_spoke,
	"Two children in private, four staff, the manager, one social worker by telephone.",
	"All children who were in; one parent by telephone; the deputy and two care staff.",
	"One child over a game of cards, one who preferred to write; three staff; the head of year.",
	"Three staff, the manager, two children together because they asked for that; the reviewing officer by e-mail.");

BANK(provider_comment,
     "Thank you for the care taken. Both points are accepted, with dates in the action plan.",
     "Accepted. We were glad to read what the children told you.",
     "One point accepted, one already done at the time of the visit; evidence attached.",
     "We agree with the opinion and will report on the open point at the next visit.");

BANK(
	meeting_views,
	"Asked for a dog, then for fish. Agreed that fish are possible. Want to choose tea twice a week. Like the new sofa. Think bedtime on Fridays should be later.",
	"Shower is too hot and then too cold. Would like the rota with faces on it. Thanked {w} for the trip.",
	"Talked about kindness and what is not funny. Made a list of house rules in their own words. One rule: no talking before ten on Sundays.",
	"Holiday plans: caravan by the sea wins, camping loses. Everybody wants their own torch.",
	"Talked about what happens when somebody goes missing and that it is scary for those who stay.",
	"Want the wifi on longer. Gave reasons, some of them good. Menu for next month written together.",
	"Talked about the inspector: what they ask and that you can talk to them alone. Two would like to, one would not.",
	"Halloween, bonfire night, Christmas lists. Sparklers yes, bangers no.");

BANK(
	meeting_answer,
	"Fish tank bought, names chosen by vote. Two menu nights from Monday. Friday bedtime is half an hour later for those over twelve.",
	"Plumber came on Tuesday. The rota with photographs is on the fridge.",
	"Rules typed up as they wrote them and hung in the hall.",
	"Caravan booked for the second week. Torches for all.",
	"We will tell those who stay what we know, when we know it. The children said that is better.",
	"Wifi until ten on Fridays and Saturdays as a trial of one month, then we look at it together.",
	"Leaflets given; a quiet room will be kept free.", "Agreed as asked, apart from the bangers.");

BANK(repair, "Shower upstairs runs hot, then cold", "Handle of the back door loose",
     "Damp patch over the window", "Radiator in the hall does not warm",
     "Crack in the pane of the lounge door", "Curtain rail down",
     "Smoke detector on the landing chirps", "Tap drips", "Fence panel blown over",
     "Hole in the plaster behind the door, from a door handle", "Light in the bathroom flickers",
     "Wardrobe door off its hinge");

BANK(repaired, "Plumber fitted a new valve.", "Tightened and oiled by {w}.",
     "Gutter cleared, wall treated, to be painted when dry.", "Bled and balanced; warm now.",
     "Glazier replaced it with safety glass.", "New rail, put up with the child's help.",
     "Battery changed and tested.", "New washer.", "Fence put back with two new posts.",
     "Filled and painted; a door stop fitted.");

BANK(visitor, "Plumber, for the shower", "School nurse, to talk about asthma",
     "Grandmother, for tea", "Maintenance, for the fire doors",
     "Advocate, to see a child in private", "Piano teacher", "Window cleaner",
     "Independent visitor, to take a child out", "Delivery of a bed",
     "Social worker, statutory visit", "Engineer, boiler service", "Friend from school, to play");

BANK(drill, "Everybody, children and staff; out in good time and met at the gate.",
     "All in the house; one child needed a hand on the stairs because of the noise.",
     "Evening drill. All out; the cat was counted as well.",
     "Morning drill before school; calm, a joke or two at the gate.",
     "Night drill agreed with the children beforehand. Sleepy, safe and quick.");

BANK(
	appraisal,
	"{w} is patient, funny and consistent, and children seek {w} out. Recording has become clear and on time. Next: leading key work and finishing the diploma.",
	"A strong year. {w} has held the night team together and taken on medicines. Next: more of the child's voice in what {w} writes.",
	"{w} has grown into the post; calm under fire, honest about mistakes. Next: confidence in meetings with professionals.",
	"Reliable, warm and well organised. {w} has led two projects with children. Next: mentoring the newest colleague.");

BANK(good_moment, "{n} made pancakes for the house and let the youngest flip the last one.",
     "{n} cooked for everyone and saved a plate for the one who was out.",
     "{n} told {w} a joke that was so bad that both had to sit down.",
     "{n} taught {w} to whistle with two fingers.");
