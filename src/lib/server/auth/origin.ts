/** JSON posts check the origin themselves: Kit does so for form types only. */
export const sameOrigin = (request: Request, origin: string): boolean =>
	request.headers.get('origin') === origin &&
	(request.headers.get('content-type') ?? '').startsWith('application/json');
