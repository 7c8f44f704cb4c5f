/* Names and characters for homes outside the cast. All drawn by lot; any likeness is chance. */
#include "cli/demo/people.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

const char *const first_names[] = {
	"Alice", "Adam", "Bethan", "Benedict", "Carys", "Cormac", "Daniela", "Darius", "Ebele", "Edmund", "Fiona", "Farid",
	"Greta", "Gareth", "Helena", "Hassan", "Ines", "Ivan", "Jasmine", "Joseph", "Kiran", "Karl", "Lucia", "Luca",
	"Maeve", "Malik", "Nadia", "Noel", "Orla", "Oscar", "Petra", "Piotr", "Rhona", "Rashid", "Selma", "Stefan",
	"Tamara", "Theo", "Una", "Umar", "Vera", "Victor", "Wanda", "Walter", "Yasmin", "Yann", "Zainab", "Zack"};
const size_t first_name_count = COUNT(first_names);

const char *const family_names[] = {
	"Abney", "Alder", "Bastow", "Bellweather", "Carraway", "Chowdry", "Copperthwaite", "Dacre", "Dunmore", "Eddowes",
	"Fairlamb", "Fenby", "Garland", "Goodhew", "Haldane", "Hartnoll", "Inchbald", "Jellicoe", "Kettering", "Kwarteng-Lee",
	"Larwood", "Lockley", "Mallinder", "Merriman", "Nettleship", "Okonjo", "Oldacre", "Pargeter", "Penhallow", "Quayle",
	"Rackstraw", "Rivers", "Sallis", "Shadwell", "Tarrant", "Thirkell", "Underhay", "Varley", "Wetherall", "Winstone",
	"Yarrow", "Zielinski"};
const size_t family_name_count = COUNT(family_names);

const char *const child_names[] = {
	"Ada", "Alfie", "Bonnie", "Bilal", "Cleo", "Caleb", "Demi", "Devon", "Evie", "Ezra", "Freya", "Finn", "Gia", "George",
	"Hope", "Harvey", "Iris", "Idris", "Jodie", "Jonah", "Keira", "Kit", "Lola", "Logan", "Maisie", "Mohamed", "Nell",
	"Nathan", "Olive", "Omari", "Phoebe", "Preston", "Quinn", "Reuben", "Ruby", "Riley", "Sky", "Samir", "Tia", "Toby",
	"Uma", "Ugo", "Violet", "Vinnie", "Willow", "Wes", "Zara", "Zion"};
const size_t child_name_count = COUNT(child_names);

const char *const home_names[] = {
	"Alder", "Barley", "Bramble", "Brook", "Cherry", "Clover", "Coppice", "Copper", "Dove", "Elder", "Fern", "Finch", "Foxglove",
	"Gable", "Hazel", "Heron", "Holly", "Juniper", "Kingfisher", "Lantern", "Larch", "Linden", "Mallow", "Maple", "Meadow",
	"Mill", "Nettle", "Orchard", "Otter", "Pebble", "Plover", "Poplar", "Quarry", "Quince", "Robin", "Rowan", "Saffron",
	"Sedge", "Spinney", "Swallow", "Teasel", "Thistle", "Tide", "Walnut", "Weaver", "Willow", "Wren", "Yew"};
const size_t home_name_count = COUNT(home_names);

#define ORDINARY                                                                                   \
	.ethnicity = "White British", .religion = "None", .culture = "None that has been named; to be asked again", .language = "English"

const struct character characters[] = {
	{.name = "", .family_name = "Ansell", .girl = true, .age = 4600, ORDINARY, .needs = "Likes a plan for the day.",
	 .fam = "Mum", .fam_name = "Debbie Ansell", .fam_phone = "07700 900310", .fam_street = "12 Canal Row", .friend = "Jas",
	 .school = "Riverside School", .teacher = "Ms Kerr", .worker = "Paula Reeve", .club = "dance", .like = {"dance routines", "nail art", "puzzles"},
	 .eat = {"pizza", "noodles", "fruit salad"}, .height = "5 ft 1", .build = "Average", .hair = "Brown", .features = "Wears glasses",
	 .phone = "07700 900311", .places = "The arcade; Jas's", .helps = "Music, and nobody talking.", .never = "Do not shout up the stairs",
	 .hazards = {"online", "family", NULL}, .provision = "s20", .cse = "at-risk", .cce = "none", .missing = 8, .holds = 3, .consequences = 9},
	{.name = "", .family_name = "Barrow", .age = 5300, ORDINARY, .needs = "Hearing aid on the left; face him.",
	 .fam = "Dad", .fam_name = "Lee Barrow", .fam_phone = "07700 900320", .fam_street = "3 Station Terrace", .friend = "Tyrell",
	 .school = "Northgate Academy", .teacher = "Ms Osei", .worker = "Fay Lomax", .club = "rugby", .like = {"weights", "drums", "cooking shows"},
	 .eat = {"burgers", "porridge", "stew"}, .height = "5 ft 9", .build = "Stocky", .hair = "Black", .features = "Hearing aid",
	 .phone = "07700 900321", .places = "The retail park; Tyrell's; the river", .helps = "A run, then food.", .never = "Do not take the phone from his hand",
	 .hazards = {"missing", "cce", "substance", NULL}, .medicine = "Fluoxetine 20 mg", .medicine_for = "Low mood", .form = "capsule", .dose = "1 capsule in the morning",
	 .dose_at = {470, 0}, .provision = "s31", .far = true, .cse = "none", .cce = "subject", .missing = 22, .holds = 5, .consequences = 12},
	{.name = "", .family_name = "Cray", .girl = true, .age = 3500, ORDINARY, .needs = "Routine; the same cup.",
	 .fam = "Granddad", .fam_name = "Albert Cray", .fam_phone = "07700 900330", .fam_street = "Rose Cottage, Upper Lane", .friend = "Milly",
	 .school = "Castle Street Primary", .teacher = "Ms Hope", .worker = "Nina Cole", .club = "Rainbow choir", .like = {"jigsaws", "the garden", "dressing up"},
	 .eat = {"sausages", "rice pudding", "cheese on toast"}, .height = "4 ft 3", .build = "Small", .hair = "Red, bobbed", .features = "Freckles",
	 .phone = "none of her own", .places = "The garden shed", .helps = "A story on the bottom stair.", .never = "Do not move her bear",
	 .hazards = {"violence", "family", NULL}, .provision = "s31", .cse = "none", .cce = "none", .ehc = true, .missing = 0, .holds = 30, .consequences = 6},
	{.name = "", .family_name = "Dyer", .age = 5000, ORDINARY, .needs = "Finds crowds hard.",
	 .fam = "Auntie Jo", .fam_name = "Joanne Dyer", .fam_phone = "07700 900340", .fam_street = "27 Foundry Way", .friend = "Kofi",
	 .school = "Riverside School", .teacher = "Ms Kerr", .worker = "Paula Reeve", .club = "chess club", .like = {"coding", "trains", "maps"},
	 .eat = {"plain pasta", "apples", "toast"}, .height = "5 ft 4", .build = "Slim", .hair = "Fair", .features = "None that stands out",
	 .phone = "07700 900341", .places = "The railway station", .helps = "Headphones. A map.", .never = "Do not change the plan without saying so",
	 .hazards = {"travel", "bullying", NULL}, .medicine = "Melatonin 2 mg modified release", .medicine_for = "Sleep", .form = "tablet", .dose = "1 tablet at night", .dose_at = {1230, 0},
	 .provision = "s20", .cse = "none", .cce = "none", .ehc = true, .missing = 3, .holds = 4, .consequences = 4},
	{.name = "", .family_name = "Eaves", .girl = true, .age = 5600, ORDINARY, .needs = "Fast talker, slow truster.",
	 .fam = "Sis", .fam_name = "Carly Eaves", .fam_phone = "07700 900350", .fam_street = "5 Harbour View", .friend = "Roxy",
	 .school = "Northgate Academy", .teacher = "Ms Osei", .worker = "Fay Lomax", .club = "drama", .like = {"make-up", "podcasts", "baking"},
	 .eat = {"curry", "chips", "smoothies"}, .height = "5 ft 5", .build = "Slim", .hair = "Dyed, changes often", .features = "Nose stud",
	 .phone = "07700 900351", .places = "The harbour; her sister's; the bus station", .helps = "Come in the car and let me choose the music.", .never = "Do not call her friends bad influences",
	 .hazards = {"missing", "cse", "online", NULL}, .provision = "s20", .far = true, .cse = "subject", .cce = "none", .missing = 26, .holds = 2, .consequences = 12},
	{.name = "", .family_name = "Fosse", .age = 4200, ORDINARY, .needs = "Needs to be busy.",
	 .fam = "Mum", .fam_name = "Sharon Fosse", .fam_phone = "07700 900360", .fam_street = "88 Brickfield Road", .friend = "Danny",
	 .school = "Castle Street Primary", .teacher = "Ms Hope", .worker = "Nina Cole", .club = "football", .like = {"football cards", "bikes", "magic tricks"},
	 .eat = {"fajitas", "cereal", "crumble"}, .height = "4 ft 10", .build = "Average", .hair = "Brown, curly", .features = "Chipped front tooth",
	 .phone = "07700 900361", .places = "The park; Danny's", .helps = "A game with rules.", .never = "Do not laugh when he loses",
	 .hazards = {"violence", "road", NULL}, .medicine = "Medikinet 10 mg", .medicine_for = "ADHD", .form = "tablet", .dose = "1 tablet in the morning", .dose_at = {465, 0},
	 .provision = "s31", .cse = "none", .cce = "none", .missing = 5, .holds = 14, .consequences = 16},
};
const size_t character_count = COUNT(characters);
