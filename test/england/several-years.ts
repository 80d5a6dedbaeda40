/** A release of several years and topics, with an abolished council's last figures and a country's that cannot be right. */
import { DICTIONARY, dictionaryRow, type Sample, type SampleRow } from '../importing/lait/sample-release.ts'

const of = (short: string, year: string, values: Readonly<Record<string, string>>): SampleRow[] =>
  Object.entries(values).map(([area, value]) => ({ short, year, area, value }))

const HULL = 'Kingston Upon Hull, City of'

const rows: SampleRow[] = [
  ...of('CareLeaverEET', '2023', { Barnsley: '60', Leeds: '50', Rotherham: '64', Camden: '58', Cumbria: '57' }),
  ...of('CareLeaverEET', '2024', { Barnsley: '61', Leeds: '52', Rotherham: '66', Camden: '59', Cumbria: '-' }),
  ...of('CareLeaverEET', '2025', {
    Barnsley: '57',
    Leeds: '48',
    Rotherham: '71',
    [HULL]: '54',
    Cumberland: '57',
    'Westmorland and Furness': '62',
    Camden: '70',
    'Stockton-on-Tees': '49',
    Cumbria: '-',
    England: '54',
    'North East': '53',
    'North West': '60',
    'Yorkshire and the Humber': '56',
    London: '59',
  }),
  ...of('CPP_rate', '2024', { Leeds: '40.1', Rotherham: '45.3', 'Stockton-on-Tees': '50' }),
  ...of('CPP_rate', '2025', { Leeds: '41.5', Rotherham: '52.6', 'Stockton-on-Tees': '48', England: '43' }),
  ...of('ReReferral', '2024', { 'Stockton-on-Tees': '2.5', Leeds: '3.1', Rotherham: '19', England: '2' }),
  ...of('ReReferral', '2025', { 'Stockton-on-Tees': '4.5', Leeds: '5', Rotherham: '18', England: '2.2' }),
  ...of('CPP_Num', '2025', { 'Stockton-on-Tees': '210', Rotherham: '300' }),
  ...of('SEN_CASES_JAN', '2024', { Leeds: '5508', Barnsley: '2100' }),
  ...of('SEN_CASES_JAN', '2025', { Leeds: '6100', Barnsley: '2300' }),
  ...of('SEN_NEET', '2024', { Leeds: '7', Barnsley: '6' }),
  ...of('SEN_NEET', '2025', { Leeds: '9', Barnsley: '5' }),
  ...of('AVG_Attain8_Score', '2024', { Leeds: '45', Barnsley: '44', 'Stockton-on-Tees': '44.1' }),
  ...of('AVG_Attain8_Score', '2025', { Leeds: '43.5', Barnsley: '45', 'Stockton-on-Tees': '45' }),
  ...of('KS2Read', '2024', { Leeds: '72', Barnsley: '70' }),
  ...of('KS2Read', '2025', { Leeds: '70', Barnsley: '73' }),
  ...of('TotAbs', '2024', { Leeds: '7.1', Barnsley: '7.5' }),
  ...of('TotAbs', '2025', { Leeds: '7.4', Barnsley: '7.2' }),
  ...of('FosterCost', '2025', { Leeds: '270', Barnsley: '790', Rotherham: '740', Camden: '895' }),
  ...of('FirstYJS', '2024', {
    Barnsley: '150',
    Leeds: '154',
    Rotherham: '160',
    [HULL]: '190',
    Cumberland: '120',
    'Westmorland and Furness': '110',
    Camden: '318',
    'Stockton-on-Tees': '140',
    England: '1258',
  }),
]

const dictionary = [
  ...DICTIONARY,
  dictionaryRow({
    Measure_short: 'CPP_Num',
    Topic: 'Child Protection',
    Measure: 'Child Protection Plans number',
    Chart_title: 'Children who are the subject of a Child Protection Plan - number',
    Polarity: '-',
    y_axis_name: 'Number',
    Year_Type: 'Annual',
  }),
  dictionaryRow({
    Measure_short: 'ReReferral',
    Topic: 'Child Protection',
    Measure: 'Re-referrals (%)',
    Chart_title: "Re-referrals to children's social care within 12 months of the previous referral (%)",
    Polarity: 'Low',
  }),
  dictionaryRow({
    Measure_short: 'SEN_CASES_JAN',
    Topic: 'Children with SEN',
    Measure: 'EHC plans',
    Chart_title: 'Total number of EHC plans (as at January)',
    Polarity: '-',
    y_axis_name: 'Number',
    Year_Type: 'Annual - January',
    'Last Update': '45778',
  }),
  dictionaryRow({
    Measure_short: 'SEN_NEET',
    Topic: 'Children with SEN',
    Measure: 'SEN NEET (%)',
    Chart_title: 'Young people with SEN who are NEET (%)',
    Polarity: 'Low',
  }),
  dictionaryRow({
    Measure_short: 'AVG_Attain8_Score',
    Topic: 'Key Stage 4',
    Measure: 'Attainment 8',
    Chart_title: 'Average Attainment 8 score per pupil',
    y_axis_name: 'Average score',
    Year_Type: 'Academic Year',
  }),
  dictionaryRow({
    Measure_short: 'KS2Read',
    Topic: 'Key Stage 2',
    Measure: 'KS2 Reading (%)',
    Chart_title: 'Pupils meeting the expected standard in reading (%)',
    Year_Type: 'Academic Year',
  }),
  dictionaryRow({
    Measure_short: 'TotAbs',
    Topic: 'All Pupil Absence & Exclusions',
    Measure: 'Total absence (%)',
    Chart_title: 'Total absence from all schools (%)',
    Polarity: 'Low',
    Year_Type: 'Academic Year',
  }),
  dictionaryRow({
    Measure_short: 'FosterCost',
    Topic: "Children's Service Finance",
    Measure: 'Fostering weekly unit cost',
    Chart_title: 'Fostering - weekly unit costs (approximate)',
    Polarity: 'NA',
    y_axis_name: '£',
  }),
  dictionaryRow({
    Measure_short: 'FirstYJS',
    Topic: 'Youth Offending',
    Measure: 'First time entrants',
    Chart_title: 'First Time entrants to the Youth Justice System (rate)',
    Polarity: 'Low',
    y_axis_name: 'Rate per 100,000',
    Year_Type: 'Calendar Year',
  }),
]

export const SEVERAL_YEARS: Sample = { rows, dictionary }
