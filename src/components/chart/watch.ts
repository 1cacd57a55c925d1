/* Charts are drawn when a person comes near them; until then, and without scripts, the picture and the table stand. */
const kinds = {
  steps: () => import('./draw-steps.ts'),
  bars: () => import('./draw-bars.ts'),
}

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue
      watcher.unobserve(target)
      const load = kinds[target.dataset['chart'] as keyof typeof kinds]
      void load().then(({ draw }) => draw(target))
    }
  },
  { rootMargin: '120px' },
)

for (const figure of document.querySelectorAll('figure[data-chart]')) watcher.observe(figure)
