package entities

const nationNouns = `country countries nation nations state states kingdom republic`

const bodyNouns = `company firm ministry group organisation organization bloc alliance party agency bank body union university
	army movement airline court department commission`

const sideNouns = `sides parties countries nations leaders states governments allies neighbours neighbors capitals ministers`

const manNouns = `president minister leader chancellor premier secretary director chief chairman spokesman spokeswoman general king
	queen prince pope commander envoy ambassador`

// resolveReferences resolves pronouns and descriptions.
func (a *article) resolveReferences() {}
