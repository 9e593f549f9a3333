export function serveGallery(): Promise<{ address: string; close: () => void }>;
