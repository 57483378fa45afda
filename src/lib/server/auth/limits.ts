/**
 * How often something may be tried, counted in memory. Tight per account, loose per address: a class
 * of thirty behind one address logs in within a minute.
 */
interface Limit {
	readonly attempts: number;
	readonly seconds: number;
}

export const limits = {
	'log-in/account': { attempts: 8, seconds: 15 * 60 },
	'log-in/address': { attempts: 120, seconds: 5 * 60 },
	'join/address': { attempts: 90, seconds: 5 * 60 },
	'code/address': { attempts: 120, seconds: 10 * 60 },
	'link/address': { attempts: 20, seconds: 15 * 60 },
	'password/account': { attempts: 8, seconds: 15 * 60 }
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

export function createLimiter() {
	const tries = new Map<string, number[]>();
	return {
		/** Counts one try; true when there were too many within the window. */
		exceeded(name: LimitName, who: string, now: Date): boolean {
			const { attempts, seconds } = limits[name];
			const key = `${name}:${who}`;
			const since = now.getTime() - seconds * 1000;
			const recent = (tries.get(key) ?? []).filter((at) => at > since);
			if (tries.size > 10_000) forgetOld(tries, now);
			if (recent.length >= attempts) return true;
			tries.set(key, [...recent, now.getTime()]);
			return false;
		},
		/** After a success: earlier mistakes no longer count. */
		forgive(name: LimitName, who: string): void {
			tries.delete(`${name}:${who}`);
		}
	};
}

export type Limiter = ReturnType<typeof createLimiter>;

function forgetOld(tries: Map<string, number[]>, now: Date): void {
	const longest = Math.max(...Object.values(limits).map(({ seconds }) => seconds)) * 1000;
	for (const [key, times] of tries) {
		if (times.every((at) => at <= now.getTime() - longest)) tries.delete(key);
	}
}
