/* Small things of a day: games, meals, walks. */
#include "cli/demo/words.h"

BANK(game, "Uno", "Monopoly", "Connect Four", "cards", "chess", "Jenga", "Cluedo", "Mario Kart",
     "FIFA", "table tennis", "Dobble", "Ludo", "hide and seek", "swingball", "Scrabble",
     "badminton over the washing line", "Just Dance", "darts");

BANK(film, "Paddington 2", "the new Spider-Man", "a nature programme about octopuses", "Strictly",
     "Bake Off", "an old Wallace and Gromit", "the football highlights", "Matilda",
     "a quiz show, shouting all the answers", "a cartoon film about penguins",
     "half of a superhero film", "Traitors", "a cooking programme", "How to Train Your Dragon");

BANK(walk, "round the reservoir", "to the top of the rec",
     "along the canal as far as the second lock", "to the duck pond",
     "through the woods behind the allotments", "to the post box the long way", "round the block",
     "up to the old windmill", "to the chip shop", "to the skate park",
     "along the old railway line", "to the big field with a football");

BANK(weather, "It poured all day", "A bright cold day", "It was warm enough to sit outside",
     "Grey and drizzly", "Windy enough to lose a hat", "The first frost", "Sunny",
     "Foggy first thing", "Mild and still", "Showers on and off");

BANK(meal, "spaghetti bolognese", "chicken fajitas", "jacket potatoes with beans and cheese",
     "fish fingers, chips and peas", "vegetable curry and rice", "roast chicken",
     "sausage and mash", "home-made pizza", "jollof rice", "chilli", "macaroni cheese", "stir-fry",
     "toad in the hole", "omelettes", "lamb stew", "chicken and sweetcorn soup", "tacos",
     "cottage pie", "pasta bake", "dhal and chapatis", "burgers on the barbecue", "egg fried rice",
     "fish pie");

BANK(pudding, "apple crumble", "banana bread", "flapjacks", "fairy cakes", "rice pudding",
     "jelly and ice cream", "chocolate brownies", "pancakes", "lemon drizzle", "fruit salad",
     "shortbread", "a trifle", "mango with yoghurt");

BANK(book, "the dragon book", "two chapters of the wizard story", "a Beano annual",
     "the book about the lost dog", "a football magazine", "a graphic novel from the library",
     "three chapters of the island story", "the joke book", "poems, the silly ones");

BANK(chore, "laid the table without being asked", "unloaded the dishwasher", "put the bins out",
     "hoovered the lounge, mostly", "changed the bed", "folded the washing", "wiped the table down",
     "fed the fish", "watered the tomatoes", "swept the back step", "sorted the recycling",
     "peeled the potatoes");

BANK(shop, "new trainers", "a birthday card", "hair bands", "a phone charger",
     "ingredients for tea", "a school bag", "a swimming costume", "plants for the garden",
     "a winter coat", "shower gel that smells of mango", "football socks", "a present for {fam}",
     "pens for school");
