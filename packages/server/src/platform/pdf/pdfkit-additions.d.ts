declare namespace PDFKit.Mixins {
  /** Missing in the published types: how the file belongs to the document (PDF 2.0 AFRelationship). */
  interface PDFAttachmentOptions {
    relationship?: 'Alternative' | 'Data' | 'Source' | 'Supplement' | 'Unspecified';
  }
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    /** Missing in the published types: a font that is open already, whose tables are read once for all documents. */
    registerFont(name: string, font: import('fontkit').Font): this;
  }
}
