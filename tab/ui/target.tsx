import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigation } from '../place.ts';

const HIGHLIGHT_MS = 2_400;

const useStyles = makeStyles({
  target: {
    borderRadius: tokens.borderRadiusMedium,
    scrollMarginTop: '140px',
    minWidth: 0,
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.spacingHorizontalXXS,
    },
  },
  found: {
    backgroundColor: tokens.colorBrandBackground2,
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    outlineOffset: tokens.spacingHorizontalXXS,
    transitionProperty: 'background-color',
    transitionDuration: tokens.durationUltraSlow,
  },
});

/** A thing that a cure can jump to: it comes into view, takes the focus and lights up briefly. */
export function Target(props: {
  name: string | string[];
  /** Comes into view and takes the focus, but doesn't light up. */
  isCalm?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { place } = useNavigation();
  const element = useRef<HTMLDivElement>(null);
  const [isFound, setFound] = useState(false);
  const names = [props.name].flat();
  const isAsked = place.ref !== null && names.includes(place.ref);
  useEffect(() => {
    if (!isAsked) return undefined;
    element.current?.scrollIntoView?.({ block: 'nearest' });
    element.current?.focus({ preventScroll: true });
    if (props.isCalm === true) return undefined;
    setFound(true);
    const timer = setTimeout(() => setFound(false), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [isAsked, place.turn, props.isCalm]);
  return (
    <div
      ref={element}
      tabIndex={-1}
      data-ref={names[0]}
      className={mergeClasses(styles.target, isFound && styles.found, props.className)}
    >
      {props.children}
    </div>
  );
}
