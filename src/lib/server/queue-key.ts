import { createHmac } from 'node:crypto';

/** The key by which a device keeps unsent answers of one sitting: 256 bits, the same at every visit. */
export const queueKey = (secret: string, sittingId: string): string =>
	createHmac('sha256', secret).update(`queue:${sittingId}`).digest('base64');
