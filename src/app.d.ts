import type { App as Opened } from '$lib/server/app';
import type { Viewer } from '$lib/server/access';

declare global {
	namespace App {
		/** The test moves between its pages in memory, so that it works without a connection. */
		interface PageState {
			afname?: number | 'overzicht';
		}
		interface Error {
			message: string;
			/** To report with: the log has the same code beside what went wrong. */
			code?: string;
		}
		interface Locals {
			app: Opened;
			/** Who is logged in. */
			viewer: Viewer | undefined;
			sessionId: string | undefined;
			now: Date;
		}
	}
}

export {};
