package relations

// losses are the nouns for what people suffer, in whose phrase stands who suffers it.
var losses = wordSet("loss death casualty injury suffering plight displacement drowning toll wounding starvation deaths")

// suffered are the nouns for what is done to the person behind "of", who is not to
// blame for it: "condemned the arrest of NAME".
var suffered = wordSet("arrest detention imprisonment jailing sentencing killing murder assassination poisoning kidnapping abduction execution conviction " +
	"deportation torture persecution prosecution expulsion harassment shooting stabbing beating slaying disappearance trial beheading lynching indictment")
