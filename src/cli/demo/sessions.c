/* Key-work sessions, as a key worker plans and writes them. */
#include "cli/demo/sessions.h"

const struct session sessions[] = {
	{{"feelings", "family"}, "We drew a map of who is close and who is further away. {n} put {fam} in the middle and moved one person out, and told me why. We did not hurry.", "Say what I feel before I shout", "Copy of the map for the memory box"},
	{{"keeping-safe", "online"}, "Looked at three made-up messages and said what each person wants. {n} was quick. We set the app so that only friends can write, {n} holding the phone.", "Know when a message is a trick", "Look at new contacts together on Sunday"},
	{{"education"}, "{n} brought the planner. We broke the science project into six bits and wrote a day next to each. {He} crossed out the first before we had finished.", "Hand in the project", "Ask {teacher} for the marking sheet"},
	{{"identity", "life-story"}, "Looked at two photographs and the letter. {n} asked questions that I could not all answer; I have written them down for {sw}.", "Know where I come from", "Questions to {sw} by Friday"},
	{{"health"}, "Talked about sleep and what comes in the night. {n} made a plan of three things to do before ringing the bell for us.", "Sleep without the big light", "Buy the small lamp {he} chose"},
	{{"friends", "relationships-and-sex"}, "What is a good friend? {n} made a list of nine things and {friend} has seven. We laughed at the two that are missing. A serious bit at the end about saying no.", NULL, NULL},
	{{"rights-and-complaints"}, "Went through how to complain and whom one can ring without us knowing. {n} tested me: the numbers are right. {He} has no complaint but the wifi.", "Know my rights", "Advocate's card replaced"},
	{{"behaviour", "feelings"}, "Thought back to the evening that went wrong, minute by minute, with counters on the table. {n} found the moment at which it could have gone differently. So did I.", "Walk away once this week", "Staff to say 'two minutes' and mean two"},
	{{"independence"}, "Cooked {eat} from a recipe, with {n} in charge and me as pot-washer. {He} wrote the shopping list, kept to £8 and found the bus times.", "Cook three meals alone", "Next: washing at 40 and at 60"},
	{{"missing", "keeping-safe"}, "Looked at the missing plan together. {n} changed two things: who rings, and what is said. We agreed a word to text when {he} wants fetching.", "Text before, not after", "New words into the plan today"},
	{{"plans"}, "Read the placement plan page by page with a pen. {n} disagreed with one sentence and wrote {his} own under it. It stays there.", NULL, "Copy with {his} words to {sw}"},
	{{"activities", "education"}, "Planned the half-term. {n} wants one day out, one day in bed and {club}. That seems wise.", "Try something new", "Book the climbing wall"},
	{{"substances", "keeping-safe"}, "Cards with facts, half of them false. {n} knew more than I expected and was wrong about two things that matter. No lectures. {He} asked if we could do it again.", "Know what is in a vape", "Leaflet in {his} drawer"},
	{{"family"}, "{n} wrote a letter to {fam}, three drafts. The last is short and true. We posted it together.", "Say it to {fam} in a letter", "Stamp bought, letter posted"},
	{{"exploitation", "missing"}, "Talked about gifts and what people want back. {n} told me a first name and a car. I said what I would have to pass on, before {he} said more, and {he} went on.", "Tell one person early", "Shared with {sw} and the police today"},
	{{"moving-on", "independence"}, "What does a week cost? We filled a table with rent, food and bus. {n} was shocked by the price of washing powder.", "Budget for a week", "Open a savings account"},
	{{"feelings"}, "Did not want to talk. We did a jigsaw, and the talk came at piece two hundred.", NULL, "Another jigsaw, same time next week"},
	{{"health", "relationships-and-sex"}, "Body, changes, and what is private. {n} asked three good questions from a box that only I opened.", NULL, "Nurse to come in on the 12th"},
	{{"education", "behaviour"}, "We practised what to say to {teacher} when it gets loud. {n} was {teacher} and I was {n}. We both learned something.", "Use the card before leaving", "Card laminated again"},
	{{"activities", "friends"}, "{friend} may come to stay for tea on Friday. We talked about whom one brings home and how one asks.", "Have a friend for tea", "{w} to ring {friend}'s mother"},
};
const size_t session_count = sizeof sessions / sizeof sessions[0];
