declare namespace PDFKit.Mixins {
  /** Missing in the published types: how the file belongs to the document (PDF 2.0 AFRelationship). */
  interface PDFAttachmentOptions {
    relationship?: 'Alternative' | 'Data' | 'Source' | 'Supplement' | 'Unspecified';
  }
}
