/** Lets a reader point at a row, point or bar of a report: one radio each, in a plain form. */
export interface Picking {
	/** The name of the radios. */
	name: string;
	/** The id that is chosen; see `pickable` of the model. */
	chosen?: string;
	onpick?: (id: string) => void;
}
