import { describe, expect, it } from '@jest/globals';
import { CHANNELS, PERSONS } from '../../world.ts';
import { aWorld } from './a-world.ts';
import { readPlace, slug, tabPathOf, writePlace } from './place.ts';

const world = aWorld();

describe('a place in the address', () => {
  it('opens as the tech lead at the first channel’s handover when the address says nothing', () => {
    const place = readPlace('', world);
    expect(place.person.id).toBe(PERSONS.tomas.id);
    expect(place.channel.id).toBe(CHANNELS.contoso.id);
    expect(place).toMatchObject({ view: 'handover', theme: 'light', phone: false, prefill: {} });
  });

  it('names people by first name, mail or id', () => {
    for (const name of ['riya', PERSONS.riya.mail, PERSONS.riya.id]) {
      const place = readPlace(`?person=${encodeURIComponent(name)}`, world);
      expect(place.person.name).toBe('Riya Patel');
    }
  });

  it('names channels by plain name, full name or id', () => {
    for (const name of ['new-project', 'New project', CHANNELS.empty.id]) {
      const place = readPlace(`?channel=${encodeURIComponent(name)}`, world);
      expect(place.channel.id).toBe(CHANNELS.empty.id);
    }
  });

  it('opens a channel for somebody who is not in it, so that the tab may refuse', () => {
    const place = readPlace('?person=paul&channel=contoso&view=handover', world);
    expect(place).toMatchObject({ view: 'handover', person: { name: 'Paul Brandt' } });
  });

  it('falls back for words it does not know', () => {
    const place = readPlace('?person=nobody&view=nowhere&theme=pink', world);
    expect(place).toMatchObject({
      view: 'handover',
      theme: 'light',
      person: { role: 'tech lead' },
    });
  });

  it('passes on what a link from the CRM carries, and nothing else', () => {
    const place = readPlace('?project=Wood%20%26%20Co&start=2026-12-07&admin=1', world);
    expect(place.prefill).toEqual({ project: 'Wood & Co', start: '2026-12-07' });
  });

  it('reads back what it wrote', () => {
    const search =
      '?person=meera&channel=northwind&view=waiting&theme=dark&phone=1&project=X&sub=handover%3D1';
    const place = readPlace(search, world);
    expect(readPlace(writePlace(place), world)).toEqual(place);
  });
});

describe('an address within the tab', () => {
  it('is kept with its query and place', () => {
    expect(tabPathOf('/tab/?handover=1#promises/2')).toBe('/tab/?handover=1#promises/2');
  });

  it.each([
    'https://attacker.example/tab/',
    '//attacker.example/tab/',
    '/api/me',
    '/tab/../api/me',
    'javascript:alert(1)',
    'http://[',
    '',
  ])('refuses %s', (path) => {
    expect(tabPathOf(path)).toBeNull();
  });
});

describe('a plain name', () => {
  it('has small letters and hyphens only', () => {
    expect(slug('Tomás Ferreira')).toBe('tomas-ferreira');
    expect(slug(' New  project! ')).toBe('new-project');
  });
});
