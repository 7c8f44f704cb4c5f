/* Work around the child: calls, visits, progress, plans. */
#include "cli/demo/words.h"

BANK(school_call, "How the week has gone", "Homework and the planner", "A fall-out at break",
     "Attendance this half-term", "The new timetable", "Support in maths",
     "The school trip and the consent form", "Lunch money", "The personal education plan",
     "An incident in the corridor", "Options for next year", "Praise for a piece of work");

BANK(
	school_said,
	"{teacher} said it has been a steadier week, with one walk-out on Tuesday that {n} came back from alone.",
	"{teacher} is pleased. {n} has used the time-out card twice and properly both times.",
	"There was an argument with {friend}; they have been sat apart and will be mentored together on Thursday.",
	"Attendance is 96 per cent. The two late marks are the bus, not {n}.",
	"{n} needs a new reading book and a calculator. We will send both tomorrow.",
	"{teacher} asked whether something has happened at home, because {n} was tearful. I told her about the cancelled visit.",
	"The teaching assistant is off until next week; {n} will have the same supply every day, not a different one.",
	"{n} has been put forward for the science club. {teacher} would like us to encourage it.",
	"They will send the report on Friday. {teacher} says it is the best one so far.",
	"{n} finished the whole assessment in the hall with everybody else. That is a first.",
	"{teacher} said {n} had been called a name about living in care. The other child's parents have been spoken to.",
	"We agreed that {n} starts ten minutes later on Mondays until half-term.");

BANK(
	update_said,
	"Told {sw} about the week: school, sleep, the call with {fam}. {sw} will come on the usual day.",
	"Gave {sw} the weekly update. Good news mostly. Asked again about the passport.",
	"{sw} rang back. She will speak to {fam} about changing the time of the call.",
	"Sent the weekly summary and rang to talk it through. {sw} was glad of the detail about friends.",
	"Told {sw} how the risk assessment has changed and why. {sw} agrees.",
	"{sw} is on leave, spoke to the duty worker, who wrote it down and read it back.",
	"Update by telephone. {sw} would like the dates of the school holidays, sent while we spoke.",
	"Talked about the overnight stay. {sw} needs the checks done first and will say when.",
	"{sw} asked how {n} has been since the review. Better than before it, we think, and told her why.",
	"Weekly update: two good days, one hard one, and the merit. {sw} laughed at the hamster story.",
	"Asked for the decisions of the last review in writing. {sw} will chase them.",
	"{sw} told us that {fam} has moved; the new address is in the file.");

BANK(
	visit_said,
	"{sw} saw {n} alone in {his} bedroom for half an hour, then with us. {n} showed {sw} the garden.",
	"{sw} took {n} out for a milkshake and brought {him} back smiling.",
	"{sw} visited. {n} was short with {sw} at first and then asked when {he} can see {fam}.",
	"{sw} came to tea. {n} had cooked. They talked about the plan while washing up.",
	"{sw} visited at four and saw the bedroom and the records. No concerns; one question about dental check, answered.",
	"{n} did not want to see {sw} today. {sw} waited, left a card, and will come again on Thursday.",
	"{sw} and {n} went through the memory box. It was a sad and good hour.",
	"{sw} read the daily notes with {n} and added a line of her own.");

BANK(family_said, "{fam} asked how {n} is sleeping and said thank you for the photographs.",
     "{fam} was worried about the cough. Told {fam} what the pharmacist said.",
     "{fam} would like to come to the school play. We will ask {sw}.",
     "{fam} cancelled Saturday; the car has broken down. I said I would tell {n} gently and today.",
     "{fam} rang to say the letter had come and made the whole week.",
     "{fam} wanted to know who is working at the weekend. Told {fam} the names.",
     "{fam} asked about the review date and whether a lift is possible.",
     "A short call. {fam} was tired. We agreed to try again on Sunday.");

BANK(
	family_went, "A good two hours. They made {pudding} and {n} brought some back for us.",
	"{fam} was ten minutes late and {n} watched the clock, but once they were together it was easy.",
	"They walked {walk} and fed the ducks. {n} held {fam}'s hand the whole way.",
	"{n} was quiet on the way home and asked for the radio. Said later that it had been nice.",
	"They played {game} in the café. Lots of laughing. A long hug at the end.",
	"It went well until it was time to go. {n} cried in the car and then slept.",
	"{fam} had brought photographs of when {n} was a baby. {n} has put one by the bed.",
	"They had lunch and talked about Christmas. {n} told {fam} about school without being asked.");

BANK(
	progress_home,
	"{n} has a routine that is {his} own now: up, breakfast, out. {He} asks for help before things boil over more often than not.",
	"{n} has been kinder to the others this month and has let us be kind back.",
	"More laughter, fewer slammed doors. {n} comes to find us when {he} is worried, which {he} did not do in the summer.",
	"Bedtimes are easier. {n} is in charge of {his} own alarm and mostly wins.",
	"An up-and-down month. The downs were shorter, and {n} could say afterwards what had set them off.",
	"{n} has begun to plan: what to wear, what to eat, whom to ring. Small things that were not there before.",
	"Living with the others has been hard since the argument. {n} is trying, and says so.",
	"{n} has taken on jobs in the house without being asked and is proud of them.");

BANK(
	progress_school, "Attendance 97 per cent. Reading is up by five months since September.",
	"Attendance 91 per cent; three mornings lost to sleep. We have changed the bedtime routine together.",
	"Two merits, one detention. {teacher} says {n} now asks for help in class.",
	"In every lesson but French. The school has agreed a different language group.",
	"A hard month at school, with four walk-outs; each time {n} went to the agreed place and came back.",
	"{n} has caught up in maths with the tutor and is sitting with {friend} again.",
	"The personal education plan is being followed. {n} chose the target: one question in each lesson.",
	"{n} stayed for the whole of the trip, which nobody would have planned for in spring.");

BANK(progress_health,
     "Teeth checked, no work needed. Eats well, sleeps eight hours on most nights.",
     "Weight and height as they should be. The eye test is booked.",
     "Sleep is better since screens go off at nine; {n} set the rule {himself}.",
     "A cough for a week, seen by the GP, better now. Immunisations up to date.",
     "{n} has started running with {w} twice a week and says {his} head is quieter after.",
     "Dentist refused once, then went with {w} and had a hygienist appointment. Brave.",
     "{n} sees the counsellor on Tuesdays and has asked to go on.",
     "Eating is fussier when {he} is worried. We keep meals simple on those days.");

BANK(
	progress_family,
	"{fam} rings twice a week and {n} looks forward to it. One visit was cut short; we talked about it after.",
	"Family time has been kept every week this month. {n} would like it longer.",
	"{fam} missed one call; {n} was upset for a day. We have agreed a text if {fam} is going to be late.",
	"A visit with {fam} and a letter from the cousins. {n} has framed it.",
	"{n} asked to see where {fam} lives. {sw} is looking into it.",
	"Calls are warmer. {n} ends them {himself} now, when {he} is ready.");

BANK(
	progress_staff,
	"The team agree that {n} does best with a warning before any change and a choice of two.",
	"Staff talked about {n} in the team meeting: humour works, hurry does not.",
	"{w} has been consistent about bedtimes and it shows.",
	"The night team would like to try reading with {n} earlier. Agreed.",
	"We noticed that {n} settles faster when the same two people are on after a visit. The rota allows for it.",
	"Everybody has read the new plan. Two questions were raised and answered.");

BANK(
	progress_seen, "Watched {n} help a younger child with a zip and say nothing about it.",
	"Saw {n} walk away from an argument, breathe, and come back to finish the game.",
	"{n} cooked for the house while I was there and talked to me over {his} shoulder.",
	"Joined {n} for breakfast on Saturday. Relaxed, funny, in charge of the toaster.",
	"{n} showed me {his} bedroom: tidy in a way that is {his} own, with photographs of {fam} by the bed.",
	"{n} did homework at the table with {w} beside {him}. A few sighs, no tears.");

BANK(
	risk_strategy,
	"Know where {n} is and who {he} is with; text rather than ring; agree times before {he} goes out and praise {him} for keeping them. After a call with {fam}, somebody stays near for an hour.",
	"Give a warning before changes. Offer two choices. Low voice, few words, space. If {he} heads for the stairs, sit on the bottom step rather than follow.",
	"Sharp knives are locked away at night. Staff know the signs: sleeves pulled down, silence, not eating. Ask plainly. Stay.",
	"Phone charges downstairs from ten. We look at new contacts together once a week, with {n} holding the phone.",
	"Two staff in the car after family time. {n} sits where {he} likes. No hard talks while driving.",
	"At school, a named person and a card. At home, tell {n} each morning who is on until tomorrow.",
	"No joint activities with more than one other child when {he} is worried. Praise first. Keep to what was said.",
	"If {n} wants to leave, say you care, offer to walk with {him}, note what {he} is wearing, and follow the missing plan. When {he} is back: food first.");

BANK(
	risk_no_change,
	"Looked at again with {n} and the team. What we do is working; nothing to take away yet.",
	"Reviewed after the event. The plan held. We have added that somebody stays near for an hour after calls.",
	"Lower than last month because the walks home have been kept to time for four weeks. Kept under review.",
	"Higher for now: two late evenings and a new name. Checks agreed with {sw}.",
	"Reviewed with {n}, who said which bits help and which do not. One bit was taken out.",
	"No new worries. The strategies stay; {n} knows them and says so.");

BANK(
	review_result, "Plan unchanged; family time to go up to fortnightly; a mentor to be found.",
	"{n} stays here. Therapy to begin. School to apply for more support.",
	"Overnight stays to be assessed. {n}'s wish to have {fam} at the next review is agreed.",
	"Care plan to be updated with the new school. Dental treatment to be finished by the next review.",
	"Independent visitor to be offered. Passport to be applied for. Otherwise no change.");

BANK(
	clinic_advice,
	"Expect more upset around dates that matter; keep to routine and say what is coming. Bedtime is not the time for big talks.",
	"When {n} is rude {he} is often frightened. Name the feeling, not the behaviour. Repair the same day.",
	"Keep one adult as the one {he} goes to after contact. Use movement before words.",
	"{n} copes better with waiting when {he} can see the time. A sand timer in the kitchen.");
