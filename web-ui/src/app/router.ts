import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { currentMe, isSignedIn } from '@/api/tokens'
import { homeOf } from '@/features/session/home'
import { useSections } from './i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** The catalogues that the screen speaks from, besides `shell`. */
    sections?: readonly string[]
    open?: boolean
  }
}

const shared = ['domain', 'evidence'] as const

const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', meta: { open: true }, component: () => import('@/screens/login/LoginScreen.vue') },
  { path: '/console', name: 'console', meta: { sections: [...shared, 'console', 'devices', 'talk', 'highway'] }, component: () => import('@/screens/console/ConsoleScreen.vue') },
  { path: '/wall', name: 'wall', meta: { sections: [...shared, 'wall'] }, component: () => import('@/screens/wall/WallScreen.vue') },
  { path: '/devices/:id(\\d+)?', name: 'devices', meta: { sections: [...shared, 'console', 'devices'] }, component: () => import('@/screens/devices/DevicesScreen.vue') },
  { path: '/ladders', name: 'ladders', meta: { sections: [...shared, 'ladder'] }, component: () => import('@/screens/ladder/LadderScreen.vue') },
  { path: '/needs', name: 'needs', meta: { sections: [...shared, 'needs'] }, component: () => import('@/screens/needs/NeedsScreen.vue') },
  { path: '/plans', name: 'plans', meta: { sections: [...shared, 'plan'] }, component: () => import('@/screens/plan/PlanScreen.vue') },
  { path: '/platforms/:id(\\d+)?', name: 'platforms', meta: { sections: [...shared, 'platforms'] }, component: () => import('@/screens/platforms/PlatformsScreen.vue') },
  { path: '/hotlines/:id(\\d+)?', name: 'hotlines', meta: { sections: [...shared, 'hotlines'] }, component: () => import('@/screens/hotlines/HotlinesScreen.vue') },
  { path: '/calendar', name: 'calendar', meta: { sections: [...shared, 'calendar'] }, component: () => import('@/screens/calendar/CalendarScreen.vue') },
  { path: '/imports', name: 'imports', meta: { sections: [...shared, 'imports'] }, component: () => import('@/screens/imports/ImportsScreen.vue') },
  { path: '/moderation', name: 'moderation', meta: { sections: [...shared, 'console', 'moderation'] }, component: () => import('@/screens/moderation/ModerationScreen.vue') },
  { path: '/publication', name: 'publication', meta: { sections: [...shared, 'publication'] }, component: () => import('@/screens/publication/PublicationScreen.vue') },
  { path: '/public/:org?', name: 'public', meta: { open: true, sections: ['public'] }, component: () => import('@/screens/public/PublicScreen.vue') },
  { path: '/issues/:id(\\d+)?', name: 'issues', meta: { sections: [...shared, 'console', 'issues'] }, component: () => import('@/screens/issues/IssuesScreen.vue') },
  { path: '/cases/:tab(certificates|templates|settings)?/:id(\\d+)?', name: 'cases', meta: { sections: [...shared, 'legal'] }, component: () => import('@/screens/cases/CasesScreen.vue') },
  { path: '/campaigns/:id(\\d+)?', name: 'campaigns', meta: { sections: [...shared, 'console', 'campaigns'] }, component: () => import('@/screens/campaigns/CampaignsScreen.vue') },
  { path: '/assessment', name: 'assessment', meta: { sections: [...shared, 'console', 'assessment'] }, component: () => import('@/screens/assessment/AssessmentScreen.vue') },
  { path: '/replay', name: 'replay', meta: { sections: [...shared, 'console', 'replay'] }, component: () => import('@/screens/replay/ReplayScreen.vue') },
  { path: '/past', name: 'past', meta: { sections: [...shared, 'console', 'replay', 'past'] }, component: () => import('@/screens/past/PastScreen.vue') },
  { path: '/kpi', name: 'kpi', meta: { sections: [...shared, 'kpi'] }, component: () => import('@/screens/kpi/KpiScreen.vue') },
  { path: '/strip', name: 'strip', meta: { sections: [...shared, 'highway'] }, component: () => import('@/screens/strip/StripScreen.vue') },
  { path: '/highway/:id(\\d+)?', name: 'highway', meta: { sections: [...shared, 'highway', 'routes'] }, component: () => import('@/screens/highway/HighwayScreen.vue') },
  { path: '/field/:tab(report|issues|talk)?/:id(\\d+)?', name: 'field', meta: { sections: [...shared, 'field', 'talk', 'highway'] }, component: () => import('@/screens/field/FieldScreen.vue') },
  { path: '/', name: 'home', component: () => import('./NotFound.vue'), beforeEnter: () => homeOf(currentMe()) },
  { path: '/:path(.*)*', name: 'missing', meta: { open: true }, component: () => import('./NotFound.vue') },
]

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  if (!to.meta.open && !isSignedIn()) return { name: 'login', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  await useSections(['shell', ...(to.meta.sections ?? [])])
  return true
})
