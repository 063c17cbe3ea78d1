import '@/ui/tokens.css'
import '@/ui/base.css'
import '@/screens/field/field.css'
import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'
import english from '@/locales/en/joint.json'
import chinese from '@/locales/zh-CN/joint.json'
import JointPage from './JointPage.vue'
import { language } from './language'

/** The page for whoever holds a link and no account: it knows nothing of the rest of the house, and so is small. */
const catalogue = (joint: typeof chinese) => ({ joint, domain: { incident: { priority: joint.priority } } })
const i18n = createI18n({ legacy: false, locale: language(), fallbackLocale: false, messages: { 'zh-CN': catalogue(chinese), en: catalogue(english) } })
createApp(JointPage).use(i18n).mount('#app')
