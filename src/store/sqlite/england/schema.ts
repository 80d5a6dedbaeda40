/** The tables of England's figures: numbers only, clustered by their key, so that 640,000 figures take 15 MB. */

/**
 * Raised with every change to these tables or to what their JSON holds. Figures of another version are as good as not
 * there, and the next import writes all of them anew: what is published can be imported again.
 */
export const ENGLAND_VERSION = 1

export const ENGLAND_TABLES = [
  'lait_version',
  'lait_release',
  'lait_area',
  'lait_measure',
  'lait_text',
  'lait_period',
  'lait_figure',
] as const

/**
 * `lait_figure` is written to and never changed: a later release adds rows, and the last row of a key is in force.
 * `state`: 0 a figure, 1 printed as not there, 2 withdrawn by that release.
 */
export const ENGLAND_SCHEMA = `
create table if not exists lait_version (version integer not null);
create table if not exists lait_release (
  number integer primary key, sha256 text not null, neighbours_of text, imported_at integer not null
);
create table if not exists lait_area (code integer primary key, content text not null);
create table if not exists lait_measure (
  id integer primary key, short text not null unique, content text not null, current integer not null
);
create table if not exists lait_text (measure integer primary key, content text not null);
create table if not exists lait_period (id integer primary key, content text not null unique);
create table if not exists lait_figure (
  measure integer not null, area integer not null, period integer not null, release integer not null,
  state integer not null, value real,
  primary key (measure, area, period, release)
) without rowid;
`
