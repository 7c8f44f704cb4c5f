/*
 * The two homes of the demo's own story, and who lives and works there. Wrenholt House has been open for six years;
 * Osier Bank opened in the year. Nobody here exists.
 */
#include "cli/demo/people.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))
#define YEARS(y, days) ((y) * 365 + (y) / 4 + (days))

static const struct character jayden = {
	.name = "Jayden", .family_name = "Marsh", .age = YEARS(14, 143),
	.ethnicity = "Mixed, white and black Caribbean", .religion = "None, by his own account", .culture = "Jamaican grandfather; Sunday dinners matter",
	.language = "English", .needs = "Says things better by text. Do not lecture.",
	.fam = "Mum", .fam_name = "Keisha Marsh", .fam_phone = "07700 900163", .fam_street = "Flat 6, 18 Quarry Street, Thornmere",
	.friend = "Levi", .school = "Thornmere High", .teacher = "Ms Adair", .worker = "Joanne Pickett",
	.club = "skate club", .like = {"mixing beats", "mending the skateboard", "football videos"}, .eat = {"jerk chicken", "cheese toasties", "chicken wraps"},
	.height = "5 ft 6", .build = "Slim", .hair = "Black, short twists", .features = "Small scar on the left eyebrow", .phone = "07700 900187",
	.places = "Skate park at the rec; garages on Cobnut Lane; his cousin Andre's in Fallow End", .helps = "Text me, don't ring loads. Say you're not angry. If I say 'pizza' come and get me.",
	.never = "Do not stand in the doorway", .hazards = {"missing", "cce", "road", NULL},
	.medicine = "Clenil Modulite 100 micrograms", .medicine_for = "Asthma, to prevent attacks", .form = "inhaler", .dose = "2 puffs through the spacer, morning and night", .dose_at = {450, 1260},
	.provision = "s20", .cse = "none", .cce = "at-risk", .missing = 20, .holds = 3, .consequences = 14};

static const struct character amira = {
	.name = "Amira", .family_name = "Deane", .girl = true, .age = YEARS(12, 61),
	.ethnicity = "Black British, Nigerian", .religion = "Christian; likes to go to church at Easter and Christmas", .culture = "Yoruba family; cooks jollof as her aunt does",
	.language = "English; some Yoruba with her sister", .needs = "Likes to know who is on. Knock and wait.",
	.fam = "Leila", .fam_name = "Leila Deane", .fam_phone = "07700 900151", .fam_street = "31 Marlpit Close, Thornmere",
	.friend = "Poppy", .school = "Saint Brannoc's School", .teacher = "Ms Fenwick", .worker = "Tamsin Oyelaran",
	.club = "choir", .like = {"cooking", "singing", "her diary"}, .eat = {"jollof rice", "plantain", "pancakes"},
	.height = "5 ft", .build = "Slight", .hair = "Black, braids", .features = "Dimple in the left cheek", .phone = "07700 900152",
	.places = "Her sister's; the bus station; Poppy's house", .helps = "Sit near me but don't talk. Ask if I want to cook.",
	.never = "Do not touch her hair", .hazards = {"self-harm", "online", "family", NULL},
	.medicine = "Melatonin 2 mg modified release", .medicine_for = "Sleep", .form = "tablet", .dose = "1 tablet at night", .dose_at = {1230, 0},
	.provision = "s31", .cse = "at-risk", .cce = "none", .missing = 4, .holds = 2, .consequences = 9};

static const struct character tilly = {
	.name = "Tilly", .family_name = "Rowe", .girl = true, .age = YEARS(10, 201),
	.ethnicity = "White British", .religion = "None", .culture = "Grew up on a farm; misses the animals",
	.language = "English", .needs = "Short sentences and a warning before anything changes.",
	.fam = "Dad", .fam_name = "Colin Rowe", .fam_phone = "07700 900128", .fam_street = "2 Mill Cottages, Oxlode, near Thornmere",
	.friend = "Isla", .school = "Sallow Lane Primary", .teacher = "Ms Bright", .worker = "Joanne Pickett",
	.club = "swimming", .like = {"drawing horses", "Lego", "the fish tank"}, .eat = {"fish fingers", "pasta with cheese", "pancakes"},
	.height = "4 ft 5", .build = "Small", .hair = "Fair, usually in a plait", .features = "Freckles, gap in the front teeth", .phone = "none of her own",
	.places = "The stables on Ox Lane; behind the shed", .helps = "Landing light on, door ajar. Talk about the dog.",
	.never = "Do not say 'in a minute' unless it is a minute", .hazards = {"violence", "family", "bullying", NULL},
	.medicine = NULL, .provision = "s31", .cse = "none", .cce = "none", .missing = 0, .holds = 26, .consequences = 8, .ehc = true};

static const struct character kai = {
	.name = "Kai", .family_name = "Ashdown", .age = YEARS(15, 88),
	.ethnicity = "White British", .religion = "None", .culture = "Raised by his nan; bingo on Thursdays",
	.language = "English", .needs = "Dry humour. Needs to move before he talks.",
	.fam = "Nan", .fam_name = "Maureen Ashdown", .fam_phone = "07700 900139", .fam_street = "9 Tannery Row, Pellow",
	.friend = "Callan", .school = "Thornmere High", .teacher = "Ms Adair", .worker = "Bridget Amoah",
	.club = "boxing", .like = {"the bike in the shed", "old westerns with Nan's commentary", "cards"}, .eat = {"sausage and mash", "a full breakfast", "curry"},
	.height = "5 ft 10", .build = "Broad", .hair = "Brown, cropped", .features = "Tattoo of a swallow on the wrist, home-made", .phone = "07700 900183",
	.places = "His nan's; the allotments; the boxing gym", .helps = "Let me walk. Walk with me if you want.",
	.never = "Do not bring up his father first", .hazards = {"missing", "substance", "violence", NULL},
	.medicine = "Concerta XL 36 mg", .medicine_for = "ADHD", .form = "tablet", .dose = "1 tablet in the morning", .dose_at = {465, 0},
	.provision = "s20", .far = true, .cse = "none", .cce = "none", .missing = 7, .holds = 3, .consequences = 10};

static const struct character noor = {
	.name = "Noor", .family_name = "Bashiri", .girl = true, .age = YEARS(11, 119),
	.ethnicity = "British Asian", .religion = "Muslim; halal, prays at weekends with her grandmother on the phone", .culture = "Persian grandmother; new year in March is a feast",
	.language = "English and some Farsi", .needs = "Understands more than she says. Give her time.",
	.fam = "Grandma", .fam_name = "Parvin Bashiri", .fam_phone = "07700 900171", .fam_street = "44 Larkspur Avenue, Hallowford",
	.friend = "Esme", .school = "Hallowford Academy", .teacher = "Ms Trent", .worker = "Olwen Hughes",
	.club = "gymnastics", .like = {"handstands", "painting", "the guinea pigs"}, .eat = {"chicken and rice", "flatbread with honey", "tomato soup"},
	.height = "4 ft 9", .build = "Wiry", .hair = "Dark brown, long", .features = "Birthmark on the right forearm", .phone = "07700 900172",
	.places = "Her grandmother's; the library", .helps = "Ask me to show you something. Don't ask why.",
	.never = "Do not take photographs without asking", .hazards = {"family", "bullying", "allergy", NULL},
	.medicine = "Cetirizine 10 mg", .medicine_for = "Hay fever", .form = "tablet", .dose = "1 tablet in the morning", .dose_at = {460, 0},
	.provision = "s31", .far = true, .cse = "none", .cce = "none", .missing = 0, .holds = 4, .consequences = 7};

static const struct character ellis = {
	.name = "Ellis", .family_name = "Tranter", .age = YEARS(16, 34),
	.ethnicity = "White British", .religion = "None", .culture = "Canal family; can moor a boat",
	.language = "English", .needs = "Reads slowly, thinks quickly. Do not read over his shoulder.",
	.fam = "Uncle Ray", .fam_name = "Ray Tranter", .fam_phone = "07700 900144", .fam_street = "Narrowboat Linnet, Lock Cottage moorings, Hallowford",
	.friend = "Sol", .school = "Hallowford Academy", .teacher = "Ms Trent", .worker = "Imogen Castle",
	.club = "the bike workshop", .like = {"the guitar", "engines", "fishing"}, .eat = {"bacon sandwiches", "chilli", "toast"},
	.height = "5 ft 9", .build = "Lean", .hair = "Red, curly", .features = "Burn scar on the left hand, from an engine", .phone = "07700 900191",
	.places = "The moorings; Sol's; the towpath towards the old lock", .helps = "Give me a job to do with my hands.",
	.never = "Do not call him by his surname", .hazards = {"missing", "substance", "cce", NULL},
	.medicine = NULL, .provision = "s20", .cse = "none", .cce = "at-risk", .missing = 9, .holds = 2, .consequences = 8};

static const struct cast_stay wrenholt_stays[] = {
	{&kai, 905, 71, false},
	{&jayden, 492, 0, false},
	{&amira, 262, 0, false},
	{&tilly, 151, 0, false},
};

static const struct cast_stay osier_stays[] = {
	{&noor, 311, 0, false},
	{&ellis, 187, 0, true},
};

/* Slots: 0, 2, 4 lead the days with 1, 3, 5; 6 and 8 wake at night, 7 and 9 sleep in; 10 bank, 11 agency. */
static const struct cast_worker wrenholt_workers[] = {
	{"Marie Adeyemi", true, POST_MANAGER, -1, 1490, 0, 44},
	{"Tom Harker", false, POST_DEPUTY, -1, 1211, 0, 38},
	{"Aaron Pell", false, POST_LEADER, 0, 1012, 0, 33},
	{"Callum Reyes", false, POST_CARE, 1, 640, 0, 27},
	{"Bea Lindqvist", true, POST_LEADER, 2, 1377, 0, 41},
	{"Hattie Moss", true, POST_CARE, 3, 133, 0, 24},
	{"Connor Blythe", false, POST_CARE, 3, 566, 171, 26},
	{"Marta Sowa", true, POST_LEADER, 4, 804, 0, 36},
	{"Yusuf Demir", false, POST_CARE, 5, 451, 0, 30},
	{"Sam Okafor", false, POST_NIGHT, 6, 702, 0, 35},
	{"Priya Nair", true, POST_CARE, 7, 838, 0, 31},
	{"Gwen Prosser", true, POST_NIGHT, 8, 1530, 0, 52},
	{"Dylan Foss", false, POST_CARE, 9, 520, 0, 29},
	{"Lorna Keane", true, POST_BANK, 10, 913, 0, 47},
	{"Rosa Talbot", true, POST_AGENCY, 11, 229, 0, 39},
	{"Jean Abbott", true, POST_OFFICE, -1, 1602, 0, 58},
};

static const struct cast_worker osier_workers[] = {
	{"Declan Whitlock", false, POST_MANAGER, -1, 349, 0, 46},
	{"Sunita Rao", true, POST_DEPUTY, -1, 349, 0, 40},
	{"Grace Tindall", true, POST_LEADER, 0, 348, 0, 37},
	{"Owen Strand", false, POST_CARE, 1, 348, 0, 28},
	{"Femi Balogun", false, POST_LEADER, 2, 348, 0, 34},
	{"Niamh Carrow", true, POST_CARE, 3, 348, 0, 25},
	{"Lewis Amory", false, POST_LEADER, 4, 348, 0, 43},
	{"Chloe Vane", true, POST_CARE, 5, 96, 0, 23},
	{"Peter Gough", false, POST_CARE, 5, 348, 120, 50},
	{"Elena Popa", true, POST_NIGHT, 6, 348, 0, 45},
	{"Jack Holloway", false, POST_CARE, 7, 348, 0, 26},
	{"Stan Wilmot", false, POST_NIGHT, 8, 348, 0, 55},
	{"Ruby Achebe", true, POST_CARE, 9, 348, 0, 32},
	{"Kath Denny", true, POST_BANK, 10, 330, 0, 49},
	{"Marcus Ives", false, POST_AGENCY, 11, 205, 0, 36},
};

const struct cast_home cast_homes[2] = {
	{"wh", "Wrenholt House", "wrenholt-house", "Thornmere", "Wrenholt House, 4 Sexton's Row, Thornmere TM4 2QX", "Ruth Calloway",
	 "Harriet Vaughan-Lowe", wrenholt_stays, COUNT(wrenholt_stays), wrenholt_workers, COUNT(wrenholt_workers), 4},
	{"ob", "Osier Bank", "osier-bank", "Hallowford", "Osier Bank, 31 Withy Road, Hallowford HL7 3DP", "Ruth Calloway",
	 "Desmond Achterberg", osier_stays, COUNT(osier_stays), osier_workers, COUNT(osier_workers), 3},
};
