package data

// Attachment names a file kept by its SHA-256 under the store's files folder.
type Attachment struct {
	Name      string `json:"name"`
	MediaType string `json:"media_type,omitempty"`
	SHA256    string `json:"sha256,omitempty"` // lower-case hex
	Size      int64  `json:"size,omitempty"`   // bytes
}
