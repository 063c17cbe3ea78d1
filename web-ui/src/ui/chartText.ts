/** How charts write: the page's font by its name, for what is to be cut short is measured with it. */
export const chartText = (fontSize = 12) => ({ color: '#b3bed2', fontFamily: getComputedStyle(document.body).fontFamily, fontSize })
