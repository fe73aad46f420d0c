package sarif

// The shapes of SARIF 2.1.0 that are written, by the section that defines them.

// log is a sarifLog (3.13).
type log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []run  `json:"runs"`
}

// run is 3.14.
type run struct {
	Tool       tool                        `json:"tool"`
	ColumnKind string                      `json:"columnKind"`
	Bases      map[string]artifactLocation `json:"originalUriBaseIds"`
	Results    []result                    `json:"results"`
}

// tool is 3.18.
type tool struct {
	Driver driver `json:"driver"`
}

// driver is a toolComponent (3.19).
type driver struct {
	Name            string       `json:"name"`
	SemanticVersion string       `json:"semanticVersion"`
	Rules           []descriptor `json:"rules"`
}

// descriptor is a reportingDescriptor (3.49).
type descriptor struct {
	ID         string         `json:"id"`
	Short      *message       `json:"shortDescription,omitempty"`
	Full       *message       `json:"fullDescription,omitempty"`
	Help       *message       `json:"help,omitempty"`
	HelpURI    string         `json:"helpUri,omitempty"`
	Default    *configuration `json:"defaultConfiguration,omitempty"`
	Properties *properties    `json:"properties,omitempty"`
}

// configuration is a reportingConfiguration (3.50).
type configuration struct {
	Level string `json:"level"`
}

// properties is a propertyBag (3.8); tags are its only standard member.
type properties struct {
	Tags  []string `json:"tags"`
	Since string   `json:"since"` // the version that brought the rule
}

// message is 3.11; as a multiformatMessageString (3.12) it has Markdown too.
type message struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

// result is 3.27.
type result struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Kind         string            `json:"kind"`
	Level        string            `json:"level"`
	Message      message           `json:"message"`
	Locations    []location        `json:"locations,omitempty"`
	Related      []location        `json:"relatedLocations,omitempty"`
	CodeFlows    []codeFlow        `json:"codeFlows,omitempty"`
	Fixes        []fix             `json:"fixes,omitempty"`
	Suppressions []suppression     `json:"suppressions,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

// location is 3.28.
type location struct {
	ID       *int              `json:"id,omitempty"`
	Physical *physicalLocation `json:"physicalLocation,omitempty"`
	Message  *message          `json:"message,omitempty"`
}

// physicalLocation is 3.29.
type physicalLocation struct {
	Artifact artifactLocation `json:"artifactLocation"`
	Region   *region          `json:"region,omitempty"`
}

// artifactLocation is 3.4.
type artifactLocation struct {
	URI         string   `json:"uri,omitempty"`
	Base        string   `json:"uriBaseId,omitempty"`
	Description *message `json:"description,omitempty"`
}

// region is 3.30. The end column is that behind the last character.
type region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// codeFlow is 3.36.
type codeFlow struct {
	Message     *message     `json:"message,omitempty"`
	ThreadFlows []threadFlow `json:"threadFlows"`
}

// threadFlow is 3.37.
type threadFlow struct {
	Locations []threadFlowLocation `json:"locations"`
}

// threadFlowLocation is 3.38.
type threadFlowLocation struct {
	Location location `json:"location"`
}

// suppression is 3.35.
type suppression struct {
	Kind          string `json:"kind"`
	Justification string `json:"justification,omitempty"`
}

// fix is 3.55.
type fix struct {
	Description message          `json:"description"`
	Changes     []artifactChange `json:"artifactChanges"`
}

// artifactChange is 3.56.
type artifactChange struct {
	Artifact     artifactLocation `json:"artifactLocation"`
	Replacements []replacement    `json:"replacements"`
}

// replacement is 3.57.
type replacement struct {
	Deleted  *region  `json:"deletedRegion"`
	Inserted *content `json:"insertedContent,omitempty"`
}

// content is an artifactContent (3.3).
type content struct {
	Text string `json:"text"`
}
