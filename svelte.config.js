import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';

/** mdsvex writes Svelte 4's module script; runes mode wants Svelte 5's. */
const moduleScript = {
	markup: ({ content, filename }) =>
		filename.endsWith('.md')
			? { code: content.replace('<script context="module">', '<script module>') }
			: undefined
};

/** A lesson may use the components of $lib/lesson without importing them: who writes one writes no code. */
const lessonComponents = {
	markup: ({ content, filename }) => {
		if (!filename.endsWith('.md')) return undefined;
		const used = new Set(content.match(/(?<=<)[A-Z]\w*/g));
		const missing = [...used].filter((name) => !content.includes(`import ${name} from`));
		if (missing.length === 0) return undefined;
		const imports = missing.map((name) => `\timport ${name} from '$lib/lesson/${name}.svelte';`);
		if (/<script\b/.test(content)) {
			return { code: content.replace(/<script\b[^>]*>/, (open) => [open, ...imports].join('\n')) };
		}
		return { code: [content, '', '<script>', ...imports, '</script>', ''].join('\n') };
	}
};

/**
 * A table in a lesson stands in a frame of its own, which scrolls sideways on a narrow screen.
 * @typedef {{ type: string, tagName?: string, properties?: object, children?: Node[] }} Node
 */
const frameTables = () => {
	/** @type {(node: Node) => void} */
	const walk = (node) => {
		node.children = node.children?.map((child) => {
			if (child.tagName !== 'table') return child;
			const properties = { className: 'scroll', role: 'group', ariaLabel: 'Tabel', tabIndex: 0 };
			return { type: 'element', tagName: 'div', properties, children: [child] };
		});
		node.children?.filter(({ tagName }) => tagName !== 'div').forEach(walk);
	};
	return walk;
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [
		vitePreprocess(),
		lessonComponents,
		mdsvex({
			extensions: ['.md'],
			smartypants: false,
			highlight: false,
			rehypePlugins: [frameTables]
		}),
		moduleScript
	],
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
		// A frame that scrolls takes focus, to be scrolled by keys: frameTables above.
		warningFilter: ({ code, filename }) =>
			!(code === 'a11y_no_noninteractive_tabindex' && filename?.endsWith('.md'))
	},
	kit: {
		adapter: adapter({ precompress: true }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'base-uri': ['none'],
				'manifest-src': ['self']
			}
		},
		version: { pollInterval: 0 }
	}
};
