package entities

import "entente/internal/text"

// commonWords are nouns and adjectives that policies, programmes and headings
// are named with. Capitalised together they name no body and nobody: "Human
// Resources", "Digital Asset Markets", "Small Business".
const commonWords = `access accountability act action additional adult advance advanced affordable aging agenda agricultural aid
	air american americans annual area areas arms artificial asset assets assistance background bachelor basic
	benefit benefits better big bill billion bipartisan birthday black blue border borders bridge broad budget
	building buildings business businesses capacity care cash cause change changes charge child children choice
	citizen citizens city civil clean climate closing coastal commercial common community comprehensive
	confidence conflict consumer consumers coordination corporate cost costs counter country court credit crime
	crimes crisis critical culture cyber data day days death debt defense deficit delta democracy democratic
	demand development diet digital disability disaster disasters discrimination disease diversity domestic
	dollar drug drugs duty early economic economics economy education effective efficiency election elections
	electric emergency employee employees employment energy engagement enforcement environment environmental
	equality equity equal essential ethics event events exchange executive export exports fact fair families
	family farm federal fees financial financing fire first fiscal fishing food foreign forest fraud free freedom
	fuel future gas gender general global goal goals good goods grant grants great green growth gun gulf health
	healthcare hearing help high higher history holiday home homeland hope hospital house housing human
	humanitarian immigration immunity impact import imports improvement imprisonment inclusion income
	independence independent industrial industry inflation information infrastructure initiative innocent
	innovation insurance integrity intelligence interest international investment investments issue issues job
	jobs judicial justice labor land language law laws leadership learning legal liberty life local long loss
	lower maintenance major management manufacturing marine maritime market markets media medical medicine mental
	middle migration military million minimum mission mobility modern money mortgage national natural need needs
	network new news next normal nuclear nutrition ocean oil online open operation operations opportunity order
	organized outreach parent parents part partner peace peaceful people performance permanent plan planning
	plans policy political politics pollution poor population poverty power preparedness prescription press
	prevention price prices primary priorities priority private process product production productivity program
	programs progress project prosperity protection public quality race racial rail rate rates readiness real
	reconciliation record recovery red reduction reform refugee refugees regional regulation regulations relations
	relief religion religious renewable rescue research reserve resilience resolution resource resources response
	responsibility restoration retirement return review right rights risk road rule rules rural safe safety sale
	sales sanctions saving savings school schools science season second sector security senior service services
	session sex sexual shipping small social society software solar solutions space special spring stability
	stabilization stable standard standards state status stockpile storm strategic strategy strength strong
	student students study summer supply support sustainability sustainable system systems tariff tariffs tax
	taxes teacher technical technology term terms terror terrorism terrorist time title tobacco tourism trade
	trafficking training transformation transit transition transparency transport transportation travel treatment
	trial trust truth unemployment union unity universal urban vaccine vaccines value values vehicle vehicles
	veteran veterans victim victims violence virtual voice voting wage wages wall war waste water way weapon
	weapons weather welfare well western white wind winter woman women wood work worker workers workforce working
	world year years young youth zero zone based and of for the on to in with by`

// allCommon reports whether every word of a span is a common one.
func allCommon(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if p.is(i, hasLetter) && !p.is(i, commonWord) {
			return false
		}
	}
	return true
}
